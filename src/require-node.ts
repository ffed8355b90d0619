// Loaded before anything else, so that an older Node gets a sentence instead of a syntax error or a missing function.
const needed = [22, 19] as const;
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  throw new Error(
    `pulumi-wecom needs Node.js ${needed.join(".")} or newer; this is ${process.versions.node} (${process.execPath}). ` +
      "Put a newer node first on the PATH, also on that of the pulumi command.",
  );
}
