import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, Modal } from '@mantine/core';

/** The one accent colour in Mantine's ten steps; step 7 is the filled button. */
const accent: MantineColorsTuple = [
  '#e6edf8',
  '#d0dcf0',
  '#aac3e6',
  '#82a8db',
  '#5f8fd0',
  '#3f76bf',
  '#2a62a8',
  '#17457d',
  '#0f3563',
  '#0a274b',
];

/** Mantine's greys for light colours; from the seventh on they carry text, at 4.5 to 1 on the tokens' grounds. */
const gray: MantineColorsTuple = [
  '#f8f9fa',
  '#f1f3f5',
  '#e9ecef',
  '#dee2e6',
  '#c3c8d0',
  '#98a1ad',
  '#556070',
  '#465061',
  '#343a40',
  '#212529',
];

/** Mantine's greys for dark colours, from text to deepest ground, in the hue of the tokens. */
const dark: MantineColorsTuple = [
  '#eceef2',
  '#c5ccd6',
  '#a9b2bf',
  '#98a2b0',
  '#465061',
  '#2b313b',
  '#222934',
  '#1a1f27',
  '#13161b',
  '#0f1216',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark, gray },
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-ui)',
  headings: { fontFamily: 'var(--font-ui)', fontWeight: '600' },
  fontSizes: { xs: '12.5px', sm: '14px', md: '15px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // The page itself never scrolls, and locking it would add a style element that the content security policy refuses.
    Modal: Modal.extend({ defaultProps: { lockScroll: false } }),
  },
});

/** Ties Mantine's own variables to the tokens, so that there is one look. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: colours,
  dark: colours,
});

const colours = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-soft)',
  '--mantine-color-default': 'var(--ground)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-anchor': 'var(--accent-text)',
};
