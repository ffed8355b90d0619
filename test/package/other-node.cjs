// Preloaded into a Node that then says that it is another one.
Object.defineProperty(process.versions, "node", { value: process.env.OTHER_NODE });
