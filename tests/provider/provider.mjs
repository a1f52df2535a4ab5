// A real OpenID provider for one test: whoever signs in with a name has that name's address at birch-staff.example.
// node provider.mjs FOLDER PORT CLIENT SECRET REDIRECT
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, port, client, secret, redirect] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(createRequire(`${folder}/`).resolve("oidc-provider")));
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: client, client_secret: secret, redirect_uris: [redirect] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  pkce: { required: () => true },
  findAccount: (_, name) => ({
    accountId: name,
    claims: () => ({ sub: name, name: `${name} of Birch`, email: `${name}@birch-staff.example`, email_verified: name !== "unchecked" }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
