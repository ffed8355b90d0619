/** Preloaded into a provider process: it then adds somebody whom no program declares, in every update. */
const planning = require("../../dist/app-chat/plan/plan.js");

const { planUpdate } = planning;
/** @type {typeof planUpdate} */
const meddling = (...args) => {
  const plan = planUpdate(...args);
  if (plan.kind === "refused") return plan;
  return { ...plan, batches: [...plan.batches, { add: ["meddler"], del: [] }] };
};
Object.assign(planning, { planUpdate: meddling });
