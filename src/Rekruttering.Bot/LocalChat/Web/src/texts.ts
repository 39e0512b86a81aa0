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
    'http-429': 'Der kommer for mange beskeder på én gang. Vent lidt, og prøv igen.',
    'http-501': 'Den handling kender botten ikke.',
    other: 'Der gik noget galt hos botten.',
  } as Record<string, string>,
};

export const problemText = (problem: string | null | undefined): string =>
  texts.problems[problem ?? 'other'] ?? texts.problems['other']!;

const time = new Intl.DateTimeFormat('da-DK', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('da-DK', { weekday: 'long', day: 'numeric', month: 'long' });

export const timeOf = (at: Date): string => time.format(at);

export const dayOf = (at: Date, now = new Date()): string => {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (days === 0) return texts.today;
  if (days === 1) return texts.yesterday;
  const name = day.format(at);
  return name.charAt(0).toLocaleUpperCase('da') + name.slice(1);
};

export const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
