/**
 * The review queue at a keyboard: items follow each other without a page between them, decisions
 * can be undone, and what others do shows at once. Without this script the same forms do the same.
 */
import './queue/clicks';
import './queue/keys';
import { ahead, currentId, sheet } from './queue/desk';
import { follow } from './queue/live';

// A sheet that stands open in the page was opened without script.
if (sheet()?.open) {
  sheet()!.close();
  sheet()!.showModal();
}
const id = currentId();
if (id) ahead(id);
if (document.querySelector('[data-queue]')) follow();
