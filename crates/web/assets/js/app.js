// @ts-check
/* The start: every page works without this; each part looks whether what it improves is on the page. */
import { startTheme } from "./theme.js";
import { startList } from "./list.js";
import { startPane } from "./pane.js";
import { startUpload } from "./upload.js";
import { startComposer } from "./composer.js";
import { startActs } from "./act.js";
import { startPalette } from "./palette.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startPresence } from "./presence.js";
import { startSelect } from "./select.js";
import { startSaved } from "./saved.js";
import { startPanes } from "./panes.js";
import { startLooks } from "./look.js";
import { startPaste } from "./paste.js";
import { startMentions } from "./mention.js";

document.documentElement.classList.add("script");
startTheme();
startList();
startPane();
startUpload();
startComposer();
startActs();
startPalette();
startKeys();
startLive();
startPresence();
startSelect();
startSaved();
startPanes();
startLooks();
startPaste();
startMentions();
