// `npm start`. Only the version check may be imported at the head, so that it comes before anything
// an old Node cannot read.
import './node-version.mjs';

import('./start-steps.mjs');
