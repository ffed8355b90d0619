/**
 * Which process of a run has this command line: the provider's, the program's, or another.
 * @param {string} command
 * @returns {"provider" | "program" | undefined}
 */
exports.kindOf = (command) => {
  if (/@pulumi\/pulumi\/cmd\/dynamic-provider/.test(command)) return "provider";
  if (/@pulumi\/pulumi\/cmd\/run/.test(command)) return "program";
  return undefined;
};
