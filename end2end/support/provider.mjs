// An identity provider of this machine: node support/provider.mjs <port> <address of the service>. A real one (oidc-provider), with a page of
// its own where anyone is who they say they are, and says whether a second factor was given.
import Provider from "oidc-provider";

const [port, service] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "abri-essais",
      client_secret: "secret-des-essais",
      redirect_uris: [`${service}/agent/connexion/retour`],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  acrValues: ["essais-deux-facteurs"],
  cookies: { keys: ["essais"] },
  pkce: { required: () => true, methods: ["S256"] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/qui/${interaction.uid}` },
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid");
    await grant.save();
    return grant;
  },
});

const page = `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Qui</title></head><body><h1>Fournisseur des essais</h1>
  <form method="post"><p><label for="who">Qui</label> <input id="who" name="who"></p>
  <p><label><input type="checkbox" name="strong" value="1"> Second facteur</label></p><p><button>Continuer</button></p></form></body></html>`;

async function fields(request) {
  let body = "";
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/qui/")) return next();
  if (ctx.method === "GET") {
    ctx.type = "html";
    ctx.body = page;
    return;
  }
  const typed = await fields(ctx.req);
  const acr = typed.has("strong") ? "essais-deux-facteurs" : undefined;
  await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: typed.get("who"), acr, remember: false } });
  ctx.respond = false;
});
provider.listen(Number(port), "127.0.0.1");
