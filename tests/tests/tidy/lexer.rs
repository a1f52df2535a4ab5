//! Enough of Rust's lexical grammar to tell code from comments and from the contents of literals.

/// A string literal: where it begins, and what stands between its quotes (escapes as written).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Its first line, from 1.
    pub line: usize,
    pub text: String,
}

impl Literal {
    /// Whether it stands, in part at least, on a line.
    pub fn covers(&self, line: usize) -> bool {
        (self.line..=self.line + self.text.matches('\n').count()).contains(&line)
    }
}

/// The source with comments and the contents of literals blanked (line by line the same length), and the literals.
pub fn lex(source: &str) -> (String, Vec<Literal>) {
    let mut lexer =
        Lexer { chars: source.chars().collect(), at: 0, line: 1, code: String::new(), literals: Vec::new() };
    lexer.run();
    (lexer.code, lexer.literals)
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    literals: Vec<Literal>,
}

impl Lexer {
    fn run(&mut self) {
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('/')) => self.blank_while(|lexer| lexer.peek(0).is_some_and(|c| c != '\n')),
                ('/', Some('*')) => self.block_comment(),
                ('"', _) => self.string(),
                ('r', _) if !self.within_word() && self.raw_hashes(1).is_some() => self.raw_string(1),
                ('b' | 'c', Some('r')) if !self.within_word() && self.raw_hashes(2).is_some() => self.raw_string(2),
                ('\'', _) => self.char_or_lifetime(),
                _ => self.keep(),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// Whether the character before belongs to a word, so that an `r` here is no prefix.
    fn within_word(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.chars.get(at));
        before.is_some_and(|c| c.is_alphanumeric() || *c == '_')
    }

    fn keep(&mut self) {
        let Some(c) = self.peek(0) else { return };
        self.line += usize::from(c == '\n');
        self.code.push(c);
        self.at += 1;
    }

    fn blank(&mut self) {
        let Some(c) = self.peek(0) else { return };
        self.line += usize::from(c == '\n');
        self.code.push(if c == '\n' { '\n' } else { ' ' });
        self.at += 1;
    }

    fn blank_while(&mut self, inside: impl Fn(&Self) -> bool) {
        while self.at < self.chars.len() && inside(self) {
            self.blank();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                (None, _) => return,
                _ => {
                    self.blank();
                    continue;
                }
            }
            self.blank();
            self.blank();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let (line, from) = (self.line, self.at + 1);
        self.keep();
        while let Some(c) = self.peek(0) {
            match c {
                '"' => break,
                '\\' => {
                    self.blank();
                    self.blank();
                }
                _ => self.blank(),
            }
        }
        self.literals.push(Literal { line, text: self.chars[from.min(self.at)..self.at].iter().collect() });
        self.keep();
    }

    /// The number of `#` of a raw string whose prefix has that many letters; `None` when it is no raw string.
    fn raw_hashes(&self, prefix: usize) -> Option<usize> {
        let hashes = (prefix..).take_while(|&ahead| self.peek(ahead) == Some('#')).count();
        (self.peek(prefix + hashes) == Some('"')).then_some(hashes)
    }

    fn raw_string(&mut self, prefix: usize) {
        let hashes = self.raw_hashes(prefix).unwrap_or(0);
        for _ in 0..=prefix + hashes {
            self.keep();
        }
        let (line, from) = (self.line, self.at);
        let ends =
            |lexer: &Self| lexer.peek(0) == Some('"') && (1..=hashes).all(|ahead| lexer.peek(ahead) == Some('#'));
        self.blank_while(|lexer| !ends(lexer));
        self.literals.push(Literal { line, text: self.chars[from..self.at].iter().collect() });
        for _ in 0..=hashes {
            self.keep();
        }
    }

    fn char_or_lifetime(&mut self) {
        let is_char = self.peek(1) == Some('\\') || (self.peek(2) == Some('\'') && self.peek(1) != Some('\''));
        self.keep();
        if !is_char {
            return;
        }
        if self.peek(0) == Some('\\') {
            self.blank();
        }
        self.blank();
        self.blank_while(|lexer| lexer.peek(0) != Some('\''));
        self.keep();
    }
}

#[test]
fn code_is_told_from_what_only_looks_like_it() {
    let source = r####"fn a<'x>() { // unwrap()
    let b = "say \"unwrap()\" // no"; /* .deliver( /* nested */ */ let c = '"'; let d = '\'';
    let e = r#"raw "quoted" unwrap()"#; let f = b"bytes"; let letter = br"x";
}"####;
    let (code, literals) = lex(source);
    assert!(!code.contains("unwrap") && !code.contains("deliver"), "{code}");
    assert!(code.contains("fn a<'x>()") && code.contains("let letter"), "{code}");
    assert_eq!(code.lines().count(), source.lines().count());
    let texts: Vec<&str> = literals.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["say \\\"unwrap()\\\" // no", "raw \"quoted\" unwrap()", "bytes", "x"]);
    assert_eq!(literals.iter().map(|literal| literal.line).collect::<Vec<_>>(), [2, 3, 3, 3]);
    let (_, literals) = lex("\n\"one\ntwo\"\n");
    assert_eq!((1..=4).map(|line| literals[0].covers(line)).collect::<Vec<_>>(), [false, true, true, false]);
}
