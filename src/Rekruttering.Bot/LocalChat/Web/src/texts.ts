import * as clock from './clock';

// Every word the page itself says. What the bot says comes from the bot.
export const texts = {
  skip: 'Gå til skrivefeltet',
  brandNote: 'Prøv botten i browseren',
  peopleHeading: 'Du skriver som',
  peopleNote: 'Personer og kommuner er opdigtede. Alt bliver på din egen maskine.',
  placesHeading: 'Hvor',
  personalChat: 'Chat',
  channelHint: (bot: string) => `I kanalen svarer botten, når du nævner den. Skriv @${bot}, eller tryk på @.`,
  mentionBot: (bot: string) => `Nævn ${bot}`,
  choosePerson: (name: string) => `Du skriver som ${name}. Skift person`,
  unread: (n: number) => n === 1 ? '1 ulæst besked' : `${n} ulæste beskeder`,
  close: 'Luk',
  startOver: 'Start forfra',
  startOverTitle: 'Start forfra?',
  startOverText: (name: string) => `Samtalen for ${name} ryddes, og botten bliver tilføjet igen, som når man installerer den på ny i Teams.`,
  cancel: 'Fortryd',
  themeToDark: 'Skift til mørkt tema',
  themeToLight: 'Skift til lyst tema',
  conversation: (name: string) => `Samtale med ${name}`,
  today: 'I dag',
  yesterday: 'I går',
  emptyChannel: 'Her er ingen indlæg endnu.',
  you: 'Du',
  edited: 'Redigeret',
  deleted: 'Beskeden er slettet',
  sending: 'Sender …',
  stopped: 'Stoppet',
  stop: 'Stop svaret',
  typing: (name: string) => `${name} skriver …`,
  aiLabel: 'AI-genereret',
  aiLabelHelp: 'Svaret er skrevet af en maskine. Tjek kilderne, før du bruger det.',
  source: (n: number) => `Kilde ${n}`,
  openSource: 'Åbn kilden',
  like: 'Godt svar',
  dislike: 'Dårligt svar',
  feedbackLike: 'Hvad var godt ved svaret?',
  feedbackDislike: 'Hvad var galt med svaret?',
  feedbackLabel: 'Din kommentar (valgfri)',
  feedbackHint: 'Kommentaren gemmes sammen med spørgsmålet og svaret, så redaktørerne kan rette op på det.',
  feedbackSend: 'Send',
  feedbackThanks: 'Tak for din tilbagemelding.',
  write: (name: string) => `Skriv til ${name}`,
  writeIn: (channel: string) => `Skriv i ${channel}`,
  send: 'Send',
  composerHint: 'Enter sender, Shift + Enter giver ny linje',
  suggestions: 'Forslag til svar',
  tryHeading: (name: string) => `Prøv som ${name}`,
  timeHeading: 'Bottens tid',
  openTime: 'Bottens tid: gå frem i tiden',
  timeHint: 'Gå frem i tiden, og se botten skrive: check-in, påmindelser og opfølgningen efter tre måneder.',
  plusDay: '+ 1 dag',
  plusWeek: '+ 1 uge',
  plusMonth: '+ 1 måned',
  toNextMessage: 'Til næste besked',
  toDay: 'Til en bestemt dato',
  day: 'Dato',
  goToDay: 'Gå til',
  timeMoves: 'Tiden går …',
  writtenTo: (names: string[]) => names.length === 0 ? 'Botten har ikke skrevet til nogen imens.' : `Botten har skrevet til ${and.format(names)}.`,
  timeProblems: {
    offline: 'Siden har ikke forbindelse til botten.',
    moving: 'Tiden er allerede på vej frem.',
    backward: 'Tiden kan kun gå frem.',
    tooFar: 'Højst et år ad gangen.',
    stopped: 'Uret stoppede undervejs: botten blev ikke færdig. Prøv igen om lidt.',
    other: 'Uret kunne ikke stilles.',
  } as Record<string, string>,
  attach: 'Vedhæft en fil',
  removeFile: (name: string) => `Fjern ${name}`,
  file: 'Fil',
  fetchFile: 'Hent filen',
  accept: 'Ja tak',
  decline: 'Nej tak',
  searchPeople: 'Søg efter navn eller kommune',
  nobody: 'Ingen',
  nobodyFound: 'Ingen med det navn.',
  replyInThread: 'Svar i tråden',
  replyingTo: (text: string) => `Svarer på: ${text}`,
  retry: 'Prøv igen',
  latest: 'Nyeste beskeder',
  offline: 'Forbindelsen til botten er afbrudt. Siden forbinder igen, så snart den kan.',
  cardProblem: 'Handlingen lykkedes ikke',
  cardUnknown: 'Kortet kan ikke vises her.',
  dialogDone: 'Ok',
  linkInDialog: 'Åbn siden i en ny fane',
  noWelcome: 'Botten svarede ikke, da den blev tilføjet.',
  problems: {
    offline: 'Beskeden kunne ikke sendes: siden har ikke forbindelse til botten.',
    'no-answer': 'Beskeden kom ikke frem: botten svarede ikke.',
    'http-400': 'Botten kunne ikke læse det, der blev sendt.',
    'http-401': 'Botten afviste os: den kræver, at man er logget på.',
    'http-403': 'Botten afviste os: den må ikke svare her.',
    'http-413': 'Beskeden er for lang.',
    'file-413': 'Filen er for stor: højst 20 MB.',
    'http-429': 'Der kommer for mange beskeder på én gang. Vent lidt, og prøv igen.',
    'http-501': 'Den handling kender botten ikke.',
    other: 'Der gik noget galt hos botten.',
  } as Record<string, string>,
};

export const problemText = (problem: string | null | undefined): string =>
  texts.problems[problem ?? 'other'] ?? texts.problems['other']!;

// The bot's clock is Danish, wherever the browser is.
const timeZone = 'Europe/Copenhagen';
const and = new Intl.ListFormat('da-DK', { type: 'conjunction' });
const wall = new Intl.DateTimeFormat('da-DK', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const wallTime = new Intl.DateTimeFormat('da-DK', { timeZone, hour: '2-digit', minute: '2-digit' });
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone });
const day = new Intl.DateTimeFormat('da-DK', { timeZone, weekday: 'long', day: 'numeric', month: 'long' });

export const timeOf = (at: Date): string => wallTime.format(at);

export const longDateOf = (at: Date): string => {
  const part = Object.fromEntries(wall.formatToParts(at).map(p => [p.type, p.value]));
  return `${part['weekday']} d. ${part['day']}. ${part['month']} ${part['year']}`;
};

export const dateOf = (at: Date): string => isoDay.format(at);

export const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('da-DK')} KB` : `${(bytes / 1024 / 1024).toLocaleString('da-DK', { maximumFractionDigits: 1 })} MB`;

export const dayOf = (at: Date, now = clock.now()): string => {
  const days = Math.round((Date.parse(dateOf(now)) - Date.parse(dateOf(at))) / 86_400_000);
  if (days === 0) return texts.today;
  if (days === 1) return texts.yesterday;
  const name = day.format(at);
  return name.charAt(0).toLocaleUpperCase('da') + name.slice(1);
};
