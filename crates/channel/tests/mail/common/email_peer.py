"""What Python's own reader makes of the mails whose names stand on standard input: one JSON object for each."""

import email
import email.policy
import json
import sys


def sizes(message):
    for part in message.walk():
        if not part.is_multipart():
            content = part.get_payload(decode=True)
            yield len(content) if content is not None else 0


for name in sys.stdin.read().splitlines():
    with open(name, "rb") as file:
        message = email.message_from_bytes(file.read(), policy=email.policy.default)
    subject = message["subject"]
    print(json.dumps({"subject": subject and str(subject), "parts": list(sizes(message))}))
