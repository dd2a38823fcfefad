const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that take minutes; begun last, they would run alone at the end. */
const LONG = /leak-|hostile-|member-moderation|start\.spec|import-command/;

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isLong = ({ path }) => LONG.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
