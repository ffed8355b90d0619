/** The API's paths, in the order in which a chat's life meets them. */
export const endpointPaths: readonly string[] = [
  "/cgi-bin/gettoken",
  "/cgi-bin/appchat/create",
  "/cgi-bin/appchat/get",
  "/cgi-bin/appchat/update",
  "/cgi-bin/appchat/send",
  "/cgi-bin/appchat/dismiss",
  "/cgi-bin/appchat/revoke",
  "/cgi-bin/media/upload",
  "/cgi-bin/media/get",
];

/** Without the part that all have. */
export const shortPath = (path: string): string => path.replace(/^\/cgi-bin\//, "");
