/** What an error says; of one of OpenSSL's, what went wrong without the places in its source code. */
export const saidBy = (error: Error): string => {
  const { library, reason } = error as { library?: unknown; reason?: unknown };
  return library === "SSL routines" && typeof reason === "string" ? `no TLS was agreed on (${reason})` : error.message;
};

/** The code of an answer to a TLS handshake that is none, mostly plain http. */
export const noTls = "ERR_SSL_WRONG_VERSION_NUMBER";

export const noTlsAdvice =
  "What answers there speaks no TLS, and the base URL begins with https: (setting wecom:baseUrl, or WECOM_BASE_URL). The simulator's begins with http:";
