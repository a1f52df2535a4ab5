//! The sentences that the script says, sent along in the page, so that all words of the product come from the
//! server in the reader's language; and how far the page has come, from where its live news go on.

use maud::{Markup, html};

/// Read by `words()` in `dom.js`; `{n}`, `{time}`, `{name}` and `{text}` are filled in there.
pub(super) fn words(viewer: &str, zone: &str, reached: &str) -> Markup {
    html! {
        div #words hidden data-live=(reached) data-viewer=(viewer) data-zone=(zone)
            data-undo="Undo"
            data-again="Try again"
            data-done="Done"
            data-fresh="{n} new"
            data-offline="Offline, showing what we had."
            data-offline-waiting="Offline, showing what we had. {n} will go when you are back."
            data-not-opened="Could not open that conversation. It stays in the list."
            data-not-loaded="Could not load the earlier messages."
            data-not-done="That did not work and nothing changed."
            data-not-undone="Could not undo that yet."
            data-refused="{why}. Nothing was changed."
            data-draft-saved="Draft saved {time}"
            data-draft-here="Draft kept in this browser"
            data-draft-restored="Draft restored"
            data-draft-elsewhere="Use the newer draft from {time}"
            data-sending="sending"
            data-sending-when-up="Sending when the file is up"
            data-waiting-for-net="waiting for the connection"
            data-not-sent="Not sent. It is kept here."
            data-not-sent-kept="That reply was not sent. It is kept in its conversation."
            data-landed="Not sent: something was added while you wrote. Read it first."
            data-send-again="Send again"
            data-send-anyway="Send anyway"
            data-to-composer="Change it"
            data-to-fix="Not sent yet. {what}. Your text is kept."
            data-withdrawn="Not sent. Your text is back in the composer."
            data-uploading-file="Uploading {name}"
            data-not-uploaded="not uploaded"
            data-go-to="Go to"
            data-search-for="Search for “{text}”" {}
    }
}
