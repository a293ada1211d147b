const ink = { default: 'var(--ink)', subtle: 'var(--inkQuiet)' };

function solid(color: string) {
  return { default: color, subtle: color };
}

const foregroundColors = {
  default: ink,
  dark: ink,
  light: solid('var(--surface)'),
  accent: solid('var(--accent)'),
  good: solid('var(--good)'),
  warning: solid('var(--warning)'),
  attention: solid('var(--attention)'),
};

function container(backgroundColor: string, borderColor = 'var(--line)') {
  return { backgroundColor, borderColor, foregroundColors };
}

/** How Adaptive Cards look here. Colours are the page's CSS variables, as in the style of the chat. */
export const cardHostConfig = {
  supportsInteractivity: true,
  fontTypes: {
    default: {
      fontFamily: 'var(--font)',
      fontSizes: { small: 13, default: 14.5, medium: 16, large: 19, extraLarge: 24 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: 'ui-monospace, "Cascadia Mono", Consolas, Menlo, monospace',
      fontSizes: { small: 12.5, default: 13.5, medium: 15, large: 18, extraLarge: 22 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
  },
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: container('transparent'),
    emphasis: container('var(--quietHover)'),
    accent: container('var(--accentBack)'),
    good: container('var(--goodBack)'),
    warning: container('var(--warningBack)'),
    attention: container('var(--attentionBack)'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: {
        color: 'default',
        size: 'small',
        weight: 'bolder',
        suffix: ' *',
        suffixColor: 'attention',
      },
      optionalInputs: { color: 'default', size: 'small', weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small', weight: 'default' },
  },
  actions: {
    maxActions: 20,
    spacing: 'medium',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 14, style: 'default' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    iconPlacement: 'leftOfTitle',
    iconSize: 18,
  },
  imageSizes: { small: 40, medium: 80, large: 160 },
  factSet: {
    title: {
      color: 'default',
      size: 'default',
      isSubtle: true,
      weight: 'default',
      wrap: true,
      maxWidth: 200,
    },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 16,
  },
  textStyles: {
    heading: { color: 'default', font: 'default', isSubtle: false, size: 'large', weight: 'bolder' },
    columnHeader: { color: 'default', font: 'default', isSubtle: true, size: 'small', weight: 'bolder' },
  },
  textBlock: { headingLevel: 3 },
  table: { cellSpacing: 8 },
};
