export const providerModule = "pulumi-wecom/provider";

const load = `require("module").createRequire(process.cwd()+"/")("${providerModule}")`;

/**
 * What Pulumi keeps as `__provider` and evaluates in its provider process. The same in every release: another text would
 * read as an update of every resource. At most 128 bytes: state holds it twice a resource. `createRequire` starts at
 * the program's folder, so that it works installed and, in this repository, by self-reference.
 */
export const appChatProvider = `exports.handler=()=>${load}.appChat`;

export const appChatMessageProvider = `exports.handler=()=>${load}.appChatMessage`;
