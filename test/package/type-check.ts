import { join } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  // Without the DOM's: the declarations must not lean on a browser's types, nor on types that a tsconfig names.
  lib: ["lib.es2023.d.ts"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

/** What TypeScript says about these programs, and about every declaration of the package that they reach. */
export const typeCheck = (folder: string, files: readonly string[]) => {
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    options,
  );
  const declarations = program.getSourceFiles().filter(({ fileName }) => fileName.includes("/pulumi-wecom/dist/"));
  const programs = files.map((file) => program.getSourceFile(join(folder, file)));
  const complaints = [...declarations, ...programs].flatMap((file) => ts.getPreEmitDiagnostics(program, file));
  return {
    complaints: ts.formatDiagnostics(complaints, {
      getCurrentDirectory: () => folder,
      getCanonicalFileName: (name) => name,
      getNewLine: () => "\n",
    }),
    declarations: declarations.length,
  };
};
