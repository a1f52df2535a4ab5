//! Several names in one sentence.

use crate::Language;

impl Language {
    /// Any of them will do: "Mia or Tom".
    pub fn either<S: AsRef<str>>(self, names: &[S]) -> String {
        folded(names, |left, right| self.list_or(left, right))
    }

    /// All of them: "Mia, Tom".
    pub fn all_of<S: AsRef<str>>(self, names: &[S]) -> String {
        folded(names, |left, right| self.list_and(left, right))
    }
}

fn folded<S: AsRef<str>>(names: &[S], both: impl Fn(&str, &str) -> String) -> String {
    let mut names = names.iter().map(AsRef::as_ref);
    let first = names.next().unwrap_or_default().to_owned();
    names.fold(first, |all, next| both(&all, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_a_row() {
        assert_eq!(Language::English.either(&["Mia", "Tom", "Sam"]), "Mia or Tom or Sam");
        assert_eq!(Language::English.all_of(&["Mia"]), "Mia");
        assert_eq!(Language::English.all_of::<&str>(&[]), "");
    }
}
