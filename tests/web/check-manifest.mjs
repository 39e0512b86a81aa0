// Reads { manifest, localizations: { file: content } } and answers [finding] by the schemas that Microsoft publishes with its manifest library.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import Draft4 from "ajv-draft-04";
import formats from "ajv-formats";
import { answer, readInput } from "./io.mjs";

const { manifest, localizations } = await readInput();
const library = dirname(createRequire(import.meta.url).resolve("@microsoft/app-manifest"));
const folder = join(library, "json-schemas", "teams", `v${manifest.manifestVersion}`);
const findings = [];

function check(name, schemaFile, content) {
  const schema = JSON.parse(readFileSync(join(folder, schemaFile), "utf8").replace(/^\uFEFF/, ""));
  // The published patterns are not written for the stricter Unicode mode.
  const options = { allErrors: true, strict: false, unicodeRegExp: false };
  const ajv = schema.$schema?.includes("draft-04") ? new Draft4.default(options) : new Ajv(options);
  formats.default(ajv);
  const validate = ajv.compile(schema);
  if (!validate(content))
    findings.push(...validate.errors.map(error => `${name}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`));
}

check("manifest.json", "MicrosoftTeams.schema.json", manifest);
for (const [file, content] of Object.entries(localizations))
  check(file, "MicrosoftTeams.Localization.schema.json", content);
answer(findings);
