// Talking with the service: the same origin alone. A token is held here, in memory, and nowhere else.

let token = "";

/** Use *given* from now on. */
export function useToken(given) {
  token = given.trim();
}

/** What went wrong, in a sentence; *locked* where a token is needed. */
export class Refused extends Error {
  constructor(message, locked = false) {
    super(message);
    this.locked = locked;
  }
}

/** The answer to *question*, with the user's earlier turns *before* it. */
export async function ask(question, before) {
  let response;
  try {
    response = await fetch("/v1/query", {
      method: "POST", credentials: "omit", headers: {"Content-Type": "application/json", ...(token && {Authorization: `Bearer ${token}`})},
      body: JSON.stringify({question, before: before.slice(-20)}),
    });
  } catch {
    throw new Refused("The service cannot be reached. Is it still running?");
  }
  let body = null;
  try {
    body = await response.json();
  } catch {
    throw new Refused("What the service sent cannot be read. Ask again in a moment.");
  }
  if (response.status === 401) throw new Refused(token ? "This token is not known here." : "A token is needed.", true);
  if (!response.ok) throw new Refused(body.errors?.[0]?.message ?? body.detail ?? "Something went wrong.");
  return body;
}
