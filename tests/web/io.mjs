import { text } from "node:stream/consumers";

export const readInput = async () => JSON.parse(await text(process.stdin));

export const answer = value => process.stdout.write(JSON.stringify(value));
