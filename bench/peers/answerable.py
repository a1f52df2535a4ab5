"""Puts Answerable through the job that other desks were measured with: mails with tokens through its own SMTP door, its
answers into a sink, its pages over HTTP. The harness counts the CPU time of everything that is started here.

Environment: ANSWERABLE_BIN (the release build), PEERS_ROOT (a folder for the desk's data), and ANSWERABLE_DATABASE for
PostgreSQL instead of SQLite (its server's CPU time is then not counted).
"""
import http.client
import os
import re
import smtplib
import sqlite3
import subprocess
import threading
import time
import urllib.parse
import urllib.request
from email.message import EmailMessage
from email.policy import SMTP

from base import Base

ROOT = os.environ.get("PEERS_ROOT", os.path.abspath("peers-state"))
DATA = os.path.join(ROOT, "answerable")
BINARY = os.environ.get("ANSWERABLE_BIN", "target/release/answerable")
MAILBOX = "support@acme.example"
AGENT, PASSWORD = "ann@acme-staff.example", "a kettle for measuring"
WEB, DOOR, SINK = 8085, 2626, 2531


class D(Base):
    name = "answerable"
    port = WEB

    def __init__(self):
        super().__init__()
        self.connection = threading.local()
        self.environment = {
            **os.environ,
            "ANSWERABLE_DATA": DATA,
            "ANSWERABLE_WEB_LISTEN": f"127.0.0.1:{WEB}",
            "ANSWERABLE_SMTP_LISTEN": f"127.0.0.1:{DOOR}",
            "ANSWERABLE_SENDING_MODE": "relay",
            "ANSWERABLE_SENDING_RELAY_HOST": "127.0.0.1",
            "ANSWERABLE_SENDING_RELAY_PORT": str(SINK),
            "ANSWERABLE_SENDING_RELAY_TLS": "none",
            # The hour's fuse is for life; here a day's mail comes in a minute.
            "ANSWERABLE_ACKNOWLEDGEMENTS_IN_ALL_PER_HOUR": "1000000",
        }
        if os.environ.get("PEERS_SIGNED"):
            self.environment["ANSWERABLE_SENDING_DKIM_DOMAIN"] = "acme.example"

    def start(self):
        first = not os.path.exists(os.path.join(DATA, "answerable.db"))
        if first:
            os.makedirs(DATA, exist_ok=True)
            words = ["set-up", "--name", "Acme", "--mailbox", MAILBOX, "--email", AGENT, "--your-name", "Ann Reid"]
            self.run([BINARY, *words, "--hours", "always"], (PASSWORD + "\n").encode(), env=self.environment)
        log = open(os.path.join(DATA, "log"), "a")
        quiet = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
        self.spawn([BINARY, "serve"], daemon=True, env=self.environment, **quiet)
        self.wait_http("/health")
        if first:
            # One mail out for each new one in, as with the other desks: no notification to the agent beside it.
            self.post("/settings/profile", {"name": "Ann Reid", "signature": ""}, self.login())

    def stop(self):
        self.kill_all()

    # Mail

    def deliver(self, raw, env_from):
        """One mail over SMTP; each of the harness's threads keeps its connection."""
        for fresh in (False, True):
            smtp = getattr(self.connection, "smtp", None)
            if smtp is None or fresh:
                smtp = self.connection.smtp = smtplib.SMTP("127.0.0.1", DOOR, timeout=60)
            try:
                smtp.sendmail(env_from or "", [MAILBOX], raw)
                return
            except (smtplib.SMTPServerDisconnected, smtplib.SMTPResponseException):
                # A connection takes so many messages and no more.
                if fresh:
                    raise

    def settle(self):
        """Until nothing waits to be taken in or to be sent."""
        while True:
            figures = urllib.request.urlopen(f"http://127.0.0.1:{WEB}/metrics", timeout=60).read().decode()
            waiting = re.findall(r"^answerable_(?:inbound_waiting|outgoing_due|outgoing_leaving) (\d+)", figures, re.M)
            if len(waiting) == 3 and not any(int(n) for n in waiting):
                return
            time.sleep(0.02)

    def database(self):
        return sqlite3.connect(f"file:{DATA}/answerable.db?mode=ro", uri=True)

    def export(self):
        rows = self.database().execute(
            "SELECT conversation_id, text, signature, quoted FROM messages WHERE direction = 'in'"
        )
        for conversation, *texts in rows:
            yield conversation, "\n".join(text or "" for text in texts)

    def count(self):
        return self.database().execute("SELECT count(*) FROM conversations").fetchone()[0]

    def bulk(self, items, n):
        """Every conversation comes in by SMTP like any other mail; no shortcut."""
        work, lock, failed = iter(list(items)), threading.Lock(), []

        def feed():
            while True:
                with lock:
                    item = next(work, None)
                if item is None:
                    return
                first = f"<bulk-{item['token']}@{item['addr'].split('@')[1]}>"
                try:
                    self.deliver(mail(item, first, None, item["subject"], item["text"]), item["addr"])
                    if item["reply"]:
                        reply = mail(item, first.replace("bulk", "more"), first, "Re: " + item["subject"], item["reply"])
                        self.deliver(reply, item["addr"])
                except Exception as error:
                    failed.append(str(error))

        threads = [threading.Thread(target=feed) for _ in range(8)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        self.settle()
        return f"by SMTP, 8 connections; failed {len(failed)} {failed[:2]}"

    # Pages

    def post(self, path, fields, headers):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        form = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        connection.request("POST", path, urllib.parse.urlencode(fields), {**form, **headers})
        answer = connection.getresponse()
        answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{path}: {answer.status}")
        return answer

    def login(self):
        answer = self.post("/sign-in", {"email": AGENT, "password": PASSWORD}, {})
        cookies = [value.split(";")[0] for key, value in answer.getheaders() if key.lower() == "set-cookie"]
        return {"Cookie": "; ".join(cookies)}

    def inbox(self):
        return "/inbox/open", "class=\"row"

    def conversation(self):
        row = self.database().execute(
            "SELECT conversation_id FROM messages WHERE direction = 'in' GROUP BY conversation_id "
            "HAVING count(*) = 2 ORDER BY conversation_id DESC LIMIT 1 OFFSET 50"
        ).fetchone()
        return f"/conversations/{row[0]}", "My reference"

    def search(self, word):
        return "/search?" + urllib.parse.urlencode({"q": word}), word


def mail(item, identifier, answers, subject, text):
    message = EmailMessage(policy=SMTP)
    message["From"] = f'"{item["name"]}" <{item["addr"]}>'
    message["To"] = MAILBOX
    message["Subject"] = subject
    message["Message-ID"] = identifier
    if answers:
        message["In-Reply-To"] = answers
    message.set_content(text)
    return message.as_bytes()
