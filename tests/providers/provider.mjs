// A certified OpenID provider for tests: `node provider.mjs <config.json>`.
// The file names port, clients and accounts; it is read again for every question about an account,
// so a test changes it while this runs. A page of its own asks for the account alone.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import Provider from "oidc-provider";

const file = process.argv[2];
const read = () => JSON.parse(readFileSync(file, "utf8"));
const { port, clients } = read();
const issuer = `http://localhost:${port}`;
const PICTURE = Buffer.from(read().picture, "base64");

const account = (id) => {
  const found = read().accounts[id];
  if (!found || found.disabled) return undefined;
  const picture = found.picture ? { picture: `${issuer}/picture/${id}` } : {};
  return {
    accountId: id,
    claims: async () => ({ sub: id, ...found, ...picture }),
  };
};

const provider = new Provider(issuer, {
  clients,
  findAccount: async (_, id) => account(id),
  claims: {
    openid: ["sub"],
    email: ["email", "email_verified"],
    profile: ["name", "given_name", "family_name", "locale", "picture", "groups"],
  },
  scopes: ["openid", "profile", "email", "offline_access"],
  conformIdTokenClaims: false,
  cookies: { keys: ["a key for tests alone"] },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (ctx, form) => {
        ctx.body = `<title>Log out</title>${form}<button form="op.logoutForm" name="logout" value="yes">Yes, log me out</button>`;
      },
      postLogoutSuccessSource: async (ctx) => {
        ctx.body = "<title>Logged out</title><h1>You are logged out</h1>";
      },
    },
  },
  // The package refuses to tell applications on the own machine; here everything is on it.
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  renderError: async (ctx, out) => {
    ctx.body = `<title>Error</title><pre>${JSON.stringify(out)}</pre>`;
  },
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
  ttl: { AccessToken: 600, IdToken: 600, Session: 86400, Grant: 86400, Interaction: 600, RefreshToken: 86400 },
});

provider.on("backchannel.error", (_, error) => console.log("back channel:", error.message, error.cause?.message ?? ""));
provider.on("backchannel.success", (_, client) => console.log("back channel told", client.clientId));

const fields = async (request) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
};

const page = (uid, text) => `<!doctype html><html lang="en"><title>Test provider</title>
<h1>Test provider</h1><p>${text}</p>
<form method="post" action="/interaction/${uid}">
<label>Account <input name="account" autofocus></label> <button>Continue</button></form></html>`;

async function interact(request, response) {
  const details = await provider.interactionDetails(request, response);
  const { uid, params, prompt } = details;
  if (prompt.name === "consent") {
    const grant = new provider.Grant({ accountId: details.session.accountId, clientId: params.client_id });
    grant.addOIDCScope("openid profile email offline_access");
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  }
  if (request.method === "GET") {
    response.setHeader("content-type", "text/html");
    return response.end(page(uid, "Who are you?"));
  }
  const id = (await fields(request)).get("account");
  if (id === "") {
    const result = { error: "access_denied", error_description: "has changed his mind" };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
  if (!account(id)) {
    response.setHeader("content-type", "text/html");
    return response.end(page(uid, "Nobody of that name is here."));
  }
  const login = { accountId: id, amr: ["pwd"], acr: "0" };
  return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}

const answer = provider.callback();
createServer((request, response) => {
  const path = new URL(request.url, issuer).pathname;
  if (read().away) {
    response.statusCode = 503;
    return response.end();
  }
  if (path.startsWith("/picture/")) {
    response.setHeader("content-type", "image/png");
    return response.end(PICTURE);
  }
  if (path.startsWith("/interaction/")) {
    return interact(request, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  }
  return answer(request, response);
}).listen(port, "127.0.0.1", () => console.log("ready"));
