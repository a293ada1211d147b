const TRANSPARENT = 'transparent';

/**
 * Web Chat's style options. Colours are the page's CSS variables, so that a change of theme repaints without
 * rendering anything again: what is half typed in a card stays.
 */
export function chatStyle(botInitials: string): object {
  return {
    ...BASE,
    ...BUBBLES,
    ...SEND_BOX,
    ...SUGGESTED_ACTIONS,
    ...TOASTS,
    botAvatarInitials: botInitials,
  };
}

const BASE = {
  primaryFont: 'var(--font)',
  accent: 'var(--accent)',
  subtle: 'var(--inkQuiet)',
  backgroundColor: 'var(--surface)',
  paddingRegular: 12,
  rootHeight: '100%',
  rootWidth: '100%',
  fontSizeSmall: '12.5px',
  timestampColor: 'var(--inkQuiet)',
  timestampFormat: 'relative',
  groupTimestamp: 120_000,
  avatarSize: 32,
  botAvatarBackgroundColor: 'var(--bar)',
  showAvatarInGroup: 'sender',
  // No smiley is turned into an emoji: what a user types stays as typed.
  emojiSet: {},
  markdownRenderHTML: false,
  hideTelephoneKeypadButton: true,
  uploadAccept: '.png,.jpg,.jpeg,.gif,.webp,.pdf,.txt,.log,.csv,.json,.docx,.xlsx',
  uploadMultiple: true,
  // It would be made in a worker, which the page does not allow.
  enableUploadThumbnail: false,
  maxMessageLength: 25_000,
  // A long card is shown from its top: its heading comes before its buttons.
  autoScrollSnapOnPage: true,
  transcriptVisualKeyboardIndicatorColor: 'var(--focus)',
  transcriptActivityVisualKeyboardIndicatorColor: 'var(--focus)',
  transcriptActivityVisualKeyboardIndicatorStyle: 'solid',
  transcriptTerminatorBackgroundColor: 'var(--accentBack)',
  transcriptTerminatorColor: 'var(--ink)',
  transcriptOverlayButtonBackground: 'var(--action)',
  transcriptOverlayButtonBackgroundOnFocus: 'var(--action)',
  transcriptOverlayButtonBackgroundOnHover: 'var(--actionHover)',
  transcriptOverlayButtonColor: 'var(--onAction)',
};

const BUBBLES = {
  bubbleMinWidth: 40,
  bubbleMaxWidth: 620,
  bubbleBackground: 'var(--raised)',
  bubbleBorderColor: 'var(--line)',
  bubbleBorderRadius: 10,
  bubbleBorderWidth: 1,
  bubbleTextColor: 'var(--ink)',
  bubbleFromUserBackground: 'var(--mine)',
  bubbleFromUserBorderColor: 'var(--mine)',
  bubbleFromUserBorderRadius: 10,
  bubbleFromUserBorderWidth: 1,
  bubbleFromUserTextColor: 'var(--onMine)',
};

const SEND_BOX = {
  sendBoxBackground: 'var(--surface)',
  sendBoxTextColor: 'var(--ink)',
  sendBoxPlaceholderColor: 'var(--inkQuiet)',
  sendBoxBorderTop: 'solid 1px var(--line)',
  sendBoxHeight: 52,
  sendBoxTextWrap: true,
  sendBoxButtonColor: 'var(--action)',
  sendBoxButtonColorOnHover: 'var(--action)',
  sendBoxButtonColorOnDisabled: 'var(--inkQuiet)',
  sendBoxButtonShadeColor: TRANSPARENT,
  sendBoxButtonShadeColorOnHover: 'var(--quietHover)',
  sendBoxButtonShadeColorOnActive: 'var(--quietHover)',
  sendBoxButtonShadeColorOnDisabled: TRANSPARENT,
  sendBoxButtonShadeBorderRadius: 8,
  sendBoxButtonShadeInset: 6,
  sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--focus)',
  sendBoxButtonKeyboardFocusIndicatorBorderRadius: 8,
  sendBoxButtonKeyboardFocusIndicatorBorderWidth: 2,
};

const SUGGESTED_ACTIONS = {
  suggestedActionLayout: 'flow',
  suggestedActionHeight: 36,
  suggestedActionBorderRadius: 18,
  suggestedActionBorderWidth: 1,
  suggestedActionBorderColor: 'var(--action)',
  suggestedActionTextColor: 'var(--link)',
  suggestedActionBackgroundColor: 'var(--surface)',
  suggestedActionBackgroundColorOnHover: 'var(--quietHover)',
  suggestedActionBackgroundColorOnActive: 'var(--quietHover)',
  suggestedActionBackgroundColorOnFocus: 'var(--surface)',
  suggestedActionBorderColorOnDisabled: 'var(--line)',
  suggestedActionTextColorOnDisabled: 'var(--inkQuiet)',
  suggestedActionKeyboardFocusIndicatorBorderColor: 'var(--focus)',
  suggestedActionKeyboardFocusIndicatorBorderRadius: 18,
  suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
  suggestedActionsVisualKeyboardIndicatorColor: 'var(--focus)',
};

const TOASTS = {
  notificationText: 'var(--inkQuiet)',
  toastSeparatorColor: 'var(--line)',
  toastErrorBackgroundColor: 'var(--attentionBack)',
  toastErrorColor: 'var(--attention)',
  toastInfoBackgroundColor: 'var(--accentBack)',
  toastInfoColor: 'var(--accent)',
  toastSuccessBackgroundColor: 'var(--goodBack)',
  toastSuccessColor: 'var(--good)',
  toastWarnBackgroundColor: 'var(--warningBack)',
  toastWarnColor: 'var(--warning)',
  failedConnectivity: 'var(--attention)',
  slowConnectivity: 'var(--warning)',
};
