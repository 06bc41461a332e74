"""Names of CSS's properties, so that one that a phone lacks is not taken for a misspelling of one that it has."""

from __future__ import annotations

_CSS_2 = """
azimuth background background-attachment background-color background-image background-position background-repeat border
border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse border-color border-left
border-left-color border-left-style border-left-width border-right border-right-color border-right-style
border-right-width border-spacing border-style border-top border-top-color border-top-style border-top-width
border-width bottom caption-side clear clip color content counter-increment counter-reset cue cue-after cue-before
cursor direction display elevation empty-cells float font font-family font-size font-size-adjust font-stretch
font-style font-variant font-weight height left letter-spacing line-height list-style list-style-image
list-style-position list-style-type margin margin-bottom margin-left margin-right margin-top marker-offset marks
max-height max-width min-height min-width orphans outline outline-color outline-style outline-width overflow padding
padding-bottom padding-left padding-right padding-top page page-break-after page-break-before page-break-inside pause
pause-after pause-before pitch pitch-range play-during position quotes richness right size speak speak-header
speak-numeral speak-punctuation speech-rate stress table-layout text-align text-decoration text-indent text-shadow
text-transform top unicode-bidi vertical-align visibility voice-family volume white-space widows width word-spacing
z-index
"""
"""CSS 1, 2 and 2.1 (appendix F), those that 2.1 took out again among them."""
_CSS_3 = """
accent-color align-content align-items align-self all animation animation-delay animation-direction animation-duration
animation-fill-mode animation-iteration-count animation-name animation-play-state animation-timing-function appearance
aspect-ratio backdrop-filter backface-visibility background-blend-mode background-clip background-origin
background-position-x background-position-y background-size block-size border-bottom-left-radius
border-bottom-right-radius border-image border-image-outset border-image-repeat border-image-slice border-image-source
border-image-width border-radius border-top-left-radius border-top-right-radius box-decoration-break box-shadow
box-sizing break-after break-before break-inside caret-color clip-path clip-rule column-count column-fill column-gap
column-rule column-rule-color column-rule-style column-rule-width column-span column-width columns contain
counter-set fill fill-opacity filter flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap
font-display font-feature-settings font-kerning font-optical-sizing font-synthesis font-variant-caps
font-variant-east-asian font-variant-ligatures font-variant-numeric font-variation-settings gap grid grid-area
grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-gap grid-column-start grid-gap
grid-row grid-row-end grid-row-gap grid-row-start grid-template grid-template-areas grid-template-columns
grid-template-rows hyphens image-orientation image-rendering ime-mode inline-size inset isolation justify-content
justify-items justify-self layout-flow layout-grid line-break line-clamp margin-block margin-inline mask mask-image
mix-blend-mode nav-down nav-index nav-left nav-right nav-up object-fit object-position opacity order outline-offset
overflow-anchor overflow-wrap overflow-x overflow-y overscroll-behavior padding-block padding-inline perspective
perspective-origin place-content place-items place-self pointer-events print-color-adjust resize rotate row-gap ruby
ruby-align ruby-overhang ruby-position scale scroll-behavior scroll-margin scroll-padding scroll-snap-align
scroll-snap-type scrollbar-3dlight-color scrollbar-arrow-color scrollbar-base-color scrollbar-color
scrollbar-darkshadow-color scrollbar-face-color scrollbar-highlight-color scrollbar-shadow-color scrollbar-track-color
scrollbar-width src stroke stroke-width tab-size text-align-last text-autospace text-combine-upright
text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness text-emphasis
text-emphasis-color text-emphasis-position text-emphasis-style text-justify text-kashida-space text-orientation
text-overflow text-rendering text-size-adjust text-underline-offset text-underline-position touch-action transform
transform-origin transform-style transition transition-delay transition-duration transition-property
transition-timing-function translate user-select will-change word-break word-wrap writing-mode zoom
"""
"""Later modules of CSS, and what Internet Explorer had of its own."""
_WAP = """
-wap-accesskey -wap-input-format -wap-input-required -wap-marquee-dir -wap-marquee-loop -wap-marquee-speed
-wap-marquee-style
"""
CSS_NAMES = frozenset(f"{_CSS_2} {_CSS_3} {_WAP}".split())


def is_of_css(name: str) -> bool:
    """Return whether a lower-case name is a property of CSS, or a vendor's under its prefix."""
    return name in CSS_NAMES or (name.startswith(("-", "_", "*", "mso-")) and not name.startswith("-wap-"))
