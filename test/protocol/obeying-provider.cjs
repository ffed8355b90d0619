/**
 * A provider that does what the argument `does`, a function's body, says: as `bare` by itself, as `bound` behind the
 * boundary that ours answer through.
 */
const { atBoundary } = require("../../dist/engine/boundary.js");

/** @typedef {{ readonly does: string, readonly __provider: string }} Properties */

/** @param {Properties} properties */
const obey = async ({ does }) => new Function(does)();

const silent = { log: () => undefined, flush: async () => undefined };
/** @param {Properties} properties */
const obeyAtBoundary = (properties) =>
  atBoundary(() => obey(properties), silent, { what: "obeying", provider: properties.__provider });

/** @param {(properties: Properties) => Promise<unknown>} act */
const providerThat = (act) => ({
  check: (/** @type {unknown} */ _olds, /** @type {Properties} */ news) => act(news),
  diff: (/** @type {string} */ _id, /** @type {unknown} */ _olds, /** @type {Properties} */ news) => act(news),
  create: act,
  read: (/** @type {string} */ _id, /** @type {Properties} */ properties) => act(properties),
  update: (/** @type {string} */ _id, /** @type {unknown} */ _olds, /** @type {Properties} */ news) => act(news),
  delete: (/** @type {string} */ _id, /** @type {Properties} */ properties) => act(properties),
});

exports.bare = providerThat(obey);
exports.bound = providerThat(obeyAtBoundary);
