// @ts-check
/* The start: every page works without this; each part looks whether what it improves is on the page. */
import { startList } from "./list.js";
import { startPane } from "./pane.js";
import { startUpload } from "./upload.js";
import { startComposer } from "./composer.js";
import { startActs } from "./act.js";
import { startNeed } from "./need.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startPresence } from "./presence.js";
import { startSelect } from "./select.js";

document.documentElement.classList.add("script");
startList();
startPane();
startUpload();
startComposer();
startActs();
startNeed();
startKeys();
startLive();
startPresence();
startSelect();
