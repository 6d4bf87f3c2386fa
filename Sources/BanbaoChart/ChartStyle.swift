/// What a theme's style sheet says of charts. A theme has its own colours by setting the variables after it. Text has the colour of the page,
/// and the second of two colours is for pages whose `color-scheme` is dark.
package let chartStyle = """
    :root {
      --chart-1: #a61b1b; --chart-2: #2f6fb5; --chart-3: #a86a00; --chart-4: #1a6b34; --chart-5: #8a5fc0; --chart-6: #5d5850;
    }
    @supports (color: light-dark(#000, #fff)) {
      :root {
        --chart-1: light-dark(#a61b1b, #ff8a80); --chart-2: light-dark(#2f6fb5, #7fb7f0);
        --chart-3: light-dark(#a86a00, #e8b04a); --chart-4: light-dark(#1a6b34, #7ccf92);
        --chart-5: light-dark(#8a5fc0, #c9a6f5); --chart-6: light-dark(#5d5850, #b9b3a8);
      }
    }
    .chart { display: block; width: 100%; max-width: 30rem; height: auto; margin: 0 auto; overflow: visible; text-autospace: no-autospace; break-inside: avoid; print-color-adjust: exact; }
    .chart .s1, .chart .p1 { fill: var(--chart-1); }
    .chart .s2 { fill: var(--chart-2); }
    .chart .s3 { fill: var(--chart-3); }
    .chart .s4 { fill: var(--chart-4); }
    .chart .s5 { fill: var(--chart-5); }
    .chart .s6 { fill: var(--chart-6); }
    .chart .l1, .chart .p1 { stroke: var(--chart-1); }
    .chart .l2, .chart .p2 { stroke: var(--chart-2); }
    .chart .l3, .chart .p3 { stroke: var(--chart-3); }
    .chart .l4, .chart .p4 { stroke: var(--chart-4); }
    .chart .l5, .chart .p5 { stroke: var(--chart-5); }
    .chart .l6, .chart .p6 { stroke: var(--chart-6); }
    .chart .soft { fill-opacity: 0.8; }
    .chart .axis { stroke-opacity: 0.6; }
    .chart .grid { stroke-opacity: 0.2; }
    @media print {
      .chart { color: #000; color-scheme: light; }
    }
    @media (forced-colors: active) {
      .chart {
        --chart-1: CanvasText; --chart-2: CanvasText; --chart-3: CanvasText; --chart-4: CanvasText; --chart-5: CanvasText;
        --chart-6: CanvasText; color: CanvasText;
      }
    }

    """
