using System.Text.RegularExpressions;

namespace DupNet.Reporting.Markup;

/// <summary>
/// The style of all pages. Colours of data are those of Okabe and Ito, which colour-blind people tell apart, darker on white and lighter on
/// black; lines differ in their dashes too. It has no character that XML escapes: in a style element HTML does not unescape.
/// </summary>
internal static partial class PageStyle
{
    /// <summary>How many colours there are for data, <c>--c1</c> and up.</summary>
    public const int Colours = 7;

    private const string Source = """
        :root {
            --ground: #fff; --panel: #f5f6f7; --ink: #1c1e21; --soft: #5a6068; --line: #d4d8dc; --bar: #0072b2; --bar2: #b9c0c7;
            --c1: #0072b2; --c2: #c24e00; --c3: #00795a; --c4: #a8497f; --c5: #8a6100; --c6: #3c3c9c; --c7: #6b6b6b; --heat: 0,114,178;
        }
        @media (prefers-color-scheme: dark) {
            :root {
                --ground: #14171a; --panel: #1e2226; --ink: #e6e8ea; --soft: #a4abb3; --line: #3a4047; --bar: #56b4e9; --bar2: #596068;
                --c1: #56b4e9; --c2: #ff9252; --c3: #33c79c; --c4: #ea9cc8; --c5: #f0e442; --c6: #a9b2ff; --c7: #b5b5b5; --heat: 86,180,233;
            }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        main { max-width: 1120px; margin: 0 auto; padding: 16px; }
        h1 { font-size: 1.5rem; line-height: 1.25; margin: 8px 0; }
        h2 { font-size: 1.2rem; margin: 40px 0 8px; padding-top: 8px; border-top: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 24px 0 8px; }
        p { margin: 8px 0; max-width: 75ch; }
        .soft, figcaption { color: var(--soft); font-size: .875rem; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 8px; margin: 16px 0; }
        .tile { background: var(--panel); border-radius: 8px; padding: 8px 12px; }
        .tile b { display: block; font-size: 1.4rem; line-height: 1.3; }
        .tile span { color: var(--soft); font-size: .8125rem; }
        .advice { padding-left: 20px; margin: 8px 0; max-width: 75ch; }
        .advice li { margin: 8px 0; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 16px; align-items: start; }
        figure { margin: 0; min-width: 0; }
        figure svg { display: block; width: 100%; height: auto; }
        .chart { background: var(--panel); border-radius: 8px; padding: 8px; max-width: 600px; }
        .chart text { font-size: 13px; fill: var(--ink); }
        .chart .axis { stroke: var(--line); stroke-width: 1; }
        .chart .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 4px 8px; padding: 0; list-style: none; font-size: .8125rem; }
        .legend svg { display: inline-block; width: 28px; height: 10px; margin-right: 6px; vertical-align: middle; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; margin: 8px 0; font-size: .875rem; font-variant-numeric: tabular-nums; }
        th, td { padding: 4px 10px 4px 0; text-align: right; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
        th { font-weight: 600; color: var(--soft); white-space: normal; overflow-wrap: normal; vertical-align: bottom; }
        th.text, td.text { text-align: left; white-space: normal; overflow-wrap: break-word; min-width: 9ch; }
        table.wide { width: 100%; }
        td.bars { width: 45%; min-width: 90px; }
        .track { display: block; height: 14px; background: var(--bar2); border-radius: 2px; margin-top: 4px; }
        .fill { display: block; height: 14px; background: var(--bar); border-radius: 2px; }
        .heat td { text-align: center; padding: 6px 10px; border: 1px solid var(--line); }
        .heat th { padding: 6px 10px 6px 0; }
        .sheet { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr)); gap: 12px; align-items: start; }
        .sheet figure { background: var(--panel); border-radius: 8px; overflow: hidden; }
        .sheet figcaption { padding: 4px 8px 8px; }
        .photo rect, .photo path { fill: none; vector-effect: non-scaling-stroke; }
        .sheet text { font-size: 11px; font-weight: 600; fill: #fff; stroke: #000; stroke-width: 2.5px; paint-order: stroke; }
        .photo .case { stroke: #000; stroke-opacity: .7; stroke-width: 4px; }
        .photo .label { stroke: #fff; stroke-width: 2px; stroke-dasharray: 3 3; }
        .photo .missed { stroke: #f0e442; stroke-width: 3px; stroke-dasharray: 7 4; }
        .photo .hit { stroke: #56b4e9; stroke-width: 2.5px; }
        .photo .wrong { stroke: #ff7a1a; stroke-width: 3px; }
        .photo .other { stroke: #bbb; stroke-width: 1.5px; stroke-dasharray: 1 3; }
        .key svg { display: inline-block; width: 34px; height: 20px; background: #777; border-radius: 2px; }
        .maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); gap: 12px; align-items: start; }
        .pixels { display: block; width: 100%; height: auto; image-rendering: pixelated; }
        """;

    /// <summary>The rules, each on a line of its own no longer: a page has no line ends but its last.</summary>
    public static string Text { get; } = Spaces().Replace(Source, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
