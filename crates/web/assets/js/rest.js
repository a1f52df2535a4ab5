// @ts-check
/* The rest of the script, which comes when somebody first touches the page. */
import { startPalette } from "./palette.js";
import { startSaved } from "./saved.js";
import { startLooks } from "./look.js";
import { startPanes } from "./panes.js";
import { startTheme } from "./theme.js";
import { startPaste } from "./paste.js";
import { startMentions } from "./mention.js";
import { startLeaving } from "./leave.js";
import { startOffers } from "./offer.js";
import { startShow } from "./show.js";

startPalette();
startSaved();
startPaste();
startLooks();
startPanes();
startTheme();
startMentions();
startOffers();
startShow();
startLeaving();
