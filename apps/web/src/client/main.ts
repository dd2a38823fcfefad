/**
 * What script adds to pages that work without it: forms that are sent in place, a toolbar for
 * Markdown, menus that close, times that keep up. Listeners sit on the document, so parts of the
 * page can be replaced under them.
 */
import './composer';
import './drafts';
import './forms';
import './later';
import './menus';
import './reads';
import './reactions';
import './scrollers';
import './search';
import './similar';
import './slash';
import './tags';
import './times';
