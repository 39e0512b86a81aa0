// Reads [{ name, card }] and answers { name: [finding] }: what the official library, and the property lists it carries, say of each card.
import AC from "adaptivecards/dist/adaptivecards.js";
import { answer, readInput } from "./io.mjs";

// What Teams documents on top of version 1.5. Every element here must carry a fallback.
const teamsElements = {
  Badge: ["text", "style", "icon", "iconPosition", "appearance", "size", "shape", "tooltip"],
  ProgressBar: ["value", "max", "color"],
  CompoundButton: ["icon", "badge", "title", "description", "selectAction"],
  "Chart.Donut": ["data", "value", "valueColor", "thickness", "showOutlines"],
  "Chart.VerticalBar": ["data", "color", "showBarValues", "xAxisTitle", "yAxisTitle", "yMin", "yMax"],
  "Chart.VerticalBar.Grouped": ["data", "color", "stacked", "showBarValues", "xAxisTitle", "yAxisTitle", "yMin", "yMax"],
  "Chart.HorizontalBar": ["data", "color", "displayMode", "xAxisTitle", "yAxisTitle"],
  "Chart.HorizontalBar.Stacked": ["data", "xAxisTitle", "yAxisTitle"],
  "Chart.Line": ["data", "color", "xAxisTitle", "yAxisTitle", "yMin", "yMax"],
  "Chart.Gauge": ["value", "min", "max", "segments", "valueFormat", "subLabel", "showMinMax", "showNeedle"],
};
const chartProperties = ["title", "showTitle", "showLegend", "colorSet", "maxWidth"];
const elementProperties = ["type", "id", "isVisible", "separator", "spacing", "height", "horizontalAlignment", "fallback", "requires", "lang"];

// The library reads these by hand, so they are missing from the lists it carries.
const alsoRead = {
  AdaptiveCard: ["body", "actions", "$schema", "msteams"],
  Container: ["items"],
  Column: ["items", "width"],
  ColumnSet: ["columns"],
  FactSet: ["facts"],
  RichTextBlock: ["inlines"],
  Table: ["columns", "rows"],
  TableRow: ["cells"],
  TableCell: ["items"],
  ActionSet: ["actions"],
  "Action.ShowCard": ["card"],
  "Input.ChoiceSet": ["choices", "choices.data"],
};
// Documented for 1.5 or by Teams for cards of 1.5, though this library dates them later or leaves them out.
const alsoTaken = {
  TextRun: ["underline"],
  "Input.ChoiceSet": ["choices.data"],
  "Action.Execute": ["associatedInputs"],
};

const created = {
  ...Object.fromEntries(["Column", "TableRow", "TableCell", "TextRun"].map(type => [type, () => new AC[type]()])),
  AdaptiveCard: () => new AC.AdaptiveCard(),
};

function create(type) {
  if (created[type])
    return created[type]();
  return AC.GlobalRegistry.elements.createInstance(type, AC.Versions.v1_5) ?? AC.GlobalRegistry.actions.createInstance(type, AC.Versions.v1_5);
}

function checkProperties(node, path, findings) {
  if (Array.isArray(node)) {
    node.forEach((item, index) => checkProperties(item, `${path}[${index}]`, findings));
    return;
  }
  if (node === null || typeof node !== "object")
    return;

  if (typeof node.type === "string") {
    const known = teamsElements[node.type];
    if (known) {
      if (node.fallback === undefined)
        findings.push(`${path}: ${node.type} is not in version 1.5 and has no fallback`);
      const allowed = [...known, ...elementProperties, ...(node.type.startsWith("Chart.") ? chartProperties : [])];
      for (const name of Object.keys(node).filter(name => !allowed.includes(name)))
        findings.push(`${path}: Teams documents no ${name} of ${node.type}`);
    } else if (node.type !== "mention" && node.type !== "Data.Query" && !path.endsWith(".msteams")) {
      checkOfficial(node, path, findings);
    }
  }

  for (const [name, value] of Object.entries(node)) {
    // What a button carries is ours, not the schema's.
    if (name !== "data" || node.type?.startsWith("Chart."))
      checkProperties(value, `${path}.${name}`, findings);
  }
}

function checkOfficial(node, path, findings) {
  const element = create(node.type);
  if (!element) {
    findings.push(`${path}: unknown type ${node.type}`);
    return;
  }

  const schema = element.getSchema();
  const versions = new Map();
  for (let i = 0; i < schema.getCount(); i++)
    versions.set(schema.getItemAt(i).name, schema.getItemAt(i).targetVersion);

  for (const name of Object.keys(node)) {
    if (["type", "fallback"].includes(name) || alsoRead[node.type]?.includes(name) || alsoTaken[node.type]?.includes(name))
      continue;
    const version = versions.get(name);
    if (!version)
      findings.push(`${path}: ${node.type} has no property ${name}`);
    else if (version.compareTo(AC.Versions.v1_5) > 0)
      findings.push(`${path}: ${node.type}.${name} came with version ${version}`);
  }
}

function isExpected(event, message) {
  if (event === AC.ValidationEvent.UnknownElementType)
    return /"([^"]+)"/.exec(message)[1] in teamsElements;
  // The library's pattern for languages keeps its position from one card to the next, so it refuses every other one.
  if (event === AC.ValidationEvent.InvalidPropertyValue)
    return /^Invalid value "[a-z]{2}" for property "lang"/.test(message);
  // Dated 1.6 by the library; Teams takes it in cards of 1.5.
  return event === AC.ValidationEvent.UnsupportedProperty && message.includes('"choices.data"');
}

function fillChoicesAsTheClientDoes(node) {
  if (node?.["choices.data"] && node.choices?.length === 0)
    node.choices = [{ title: "found", value: "found" }];
  if (node && typeof node === "object")
    Object.values(node).forEach(fillChoicesAsTheClientDoes);
}

function checkParsing(card, findings) {
  fillChoicesAsTheClientDoes(card);
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const parsed = new AC.AdaptiveCard();
  parsed.hostConfig = new AC.HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(card, context);

  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  events.push(...parsed.validateProperties().validationEvents);
  for (const { event, message } of events) {
    if (!isExpected(event, message))
      findings.push(`${AC.ValidationEvent[event]}: ${message}`);
  }
}

const results = {};
for (const { name, card } of await readInput()) {
  const findings = [];
  checkParsing(structuredClone(card), findings);
  checkProperties(card, "card", findings);
  results[name] = findings;
}
answer(results);
