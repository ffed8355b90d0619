/** What stands after the last dot of a file name, in lower case; `""` where there is no dot. */
export const extensionOf = (filename: string): string => /\.([^.]*)$/.exec(filename)?.[1]?.toLowerCase() ?? "";
