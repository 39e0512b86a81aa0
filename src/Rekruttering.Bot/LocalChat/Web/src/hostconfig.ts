import { HostConfig } from 'adaptivecards';

// As Teams lays a card out. The colours are the page's own, by name, so that light and dark need no second rendering.
const colour = (name: string, subtle = name) => ({ default: `var(--${name})`, subtle: `var(--${subtle})` });

const foreground = {
  default: colour('text', 'muted'),
  dark: colour('text', 'muted'),
  light: colour('muted'),
  accent: colour('accent'),
  good: colour('good'),
  warning: colour('warning'),
  attention: colour('danger'),
};

const container = (background: string) => ({ backgroundColor: `var(--${background})`, foregroundColors: foreground, borderColor: 'var(--line)' });

export const hostConfig = new HostConfig({
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontTypes: {
    default: { fontFamily: 'inherit', fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 24 }, fontWeights: { lighter: 400, default: 400, bolder: 650 } },
    monospace: { fontFamily: 'var(--mono)', fontSizes: { small: 12, default: 14, medium: 15, large: 18, extraLarge: 22 }, fontWeights: { lighter: 400, default: 400, bolder: 650 } },
  },
  lineHeights: { small: 18, default: 22, medium: 23, large: 26, extraLarge: 31 },
  spacing: { small: 8, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('card'),
    emphasis: container('card-emphasis'),
    accent: container('accent-soft'),
    good: container('good-soft'),
    attention: container('danger-soft'),
    warning: container('warning-soft'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', size: 'default', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder', color: 'default', size: 'default' },
    },
    errorMessage: { color: 'attention', size: 'small', weight: 'default' },
    allowDynamicallyFilteredChoiceSet: false,
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    iconPlacement: 'leftOfTitle',
    iconSize: 18,
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: true },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  factSet: {
    title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 180 },
    value: { color: 'default', size: 'default', weight: 'default', wrap: true },
    spacing: 14,
  },
  textStyles: {
    heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    columnHeader: { size: 'default', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
  },
  textBlock: { headingLevel: 2 },
  table: { cellSpacing: 8 },
});
