/** What an error says; of one of OpenSSL's, what went wrong without the places in its source code. */
export const saidBy = (error: Error): string => {
  const { library, reason } = error as { library?: unknown; reason?: unknown };
  return library === "SSL routines" && typeof reason === "string" ? `TLS failed (${reason})` : error.message;
};

/** The code of an answer to a TLS handshake that is none, mostly plain http. */
export const noTls = "ERR_SSL_WRONG_VERSION_NUMBER";

/** Of the two that may begin with `https:`, the error doesn't say which it was. */
export const noTlsAdvice =
  "What answered speaks no TLS: does the base URL (setting wecom:baseUrl, or WECOM_BASE_URL), or the proxy (HTTPS_PROXY, HTTP_PROXY), begin with https: and should begin with http:, as the simulator's does?";
