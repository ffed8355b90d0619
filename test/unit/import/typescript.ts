import ts from "typescript";

/** What TypeScript's parser has to say against a module, in strict mode. */
export const problemsOf = (text: string): readonly string[] => {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: "chats.ts",
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2020, module: ts.ModuleKind.CommonJS, strict: true },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
};

/** The string literals of a module, in order. */
export const literalsOf = (text: string): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("chats.ts", text, ts.ScriptTarget.ES2020));
  return found;
};
