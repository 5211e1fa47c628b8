// Charts. Each is a table on the page already; this folds it, and draws its numbers when somebody comes near. The library
// is loaded only then, after the page has been painted. Where anything fails, the table is open again.
// What a chart says comes as JSON (Shared/Charts); how it looks is decided here, once. Canvas, because the policy refuses the
// style attributes that the library's SVG carries. Never animated.
(function () {
  'use strict';

  const boxes = Array.from(document.querySelectorAll('[data-lb-chart]'));
  if (boxes.length === 0 || !window.ResizeObserver || !window.IntersectionObserver) return;

  const tokens = getComputedStyle(document.documentElement);
  const token = name => tokens.getPropertyValue('--lb-' + name).trim();
  const series = [1, 2, 3, 4, 5].map(n => token('chart-' + n));
  const onSeries = ['#fff', token('ink'), token('ink'), '#fff', token('ink')];
  const [ink, ink2, track, line, edge] = ['ink', 'ink-2', 'chart-0', 'line', 'edge'].map(token);
  const font = getComputedStyle(document.body).fontFamily;
  const SIZE = 13; // the floor of look.md §6
  const ROW = 30;
  const BAR = 18;
  const text = (color, more) => Object.assign({ fontFamily: font, fontSize: SIZE, color }, more);

  const pen = document.createElement('canvas').getContext('2d');
  function widthOf(words, bold) {
    pen.font = (bold ? '600 ' : '') + SIZE + 'px ' + font;
    return pen.measureText(words).width;
  }
  const widest = (words, bold) => Math.max(0, ...words.map(word => widthOf(word, bold)));

  // Long names give way to the bars.
  function names(words, width) {
    const [wanted, most] = [Math.ceil(widest(words)), Math.floor(width * 0.45)];
    const label = text(ink, { interval: 0, margin: 10 });
    return wanted <= most ? { room: wanted, label } : { room: most, label: Object.assign(label, { width: most, overflow: 'truncate' }) };
  }

  const part = (value, opens, label) => ({ value, label, opens, cursor: opens ? 'pointer' : 'default' });
  const bare = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
  const percent = (count, total) => (total === 0 ? '–' : (Math.round((count * 1000) / total) / 10).toFixed(1) + '%');

  // Bars with their names at the left, their values in a column at the right, and a dashed line to hold them against.
  function bars(chart, width, link) {
    const rows = chart.bars.map((bar, i) => Object.assign({ opens: link(i) }, bar)).filter(bar => chart.kind === 'bars' || bar.value > 0)
      .sort((one, other) => (other.value === undefined ? -1 : other.value) - (one.value === undefined ? -1 : one.value));
    const name = names(rows.map(row => row.name), width);
    const value = Math.ceil(widest(rows.map(row => row.text), true));
    const most = chart.kind === 'bars' ? 100 : Math.max(1, ...rows.map(row => row.value));
    const left = name.room + 10;
    const bottom = chart.mark ? 24 : 4;
    const options = {
      grid: { left, right: value + 10, top: 2, bottom, outerBoundsMode: 'none' },
      xAxis: Object.assign({ type: 'value', min: 0, max: most, axisLabel: { show: false } }, bare),
      yAxis: [
        Object.assign({ type: 'category', inverse: true, data: rows.map(row => row.name), axisLabel: name.label }, bare),
        Object.assign({ type: 'category', inverse: true, position: 'right', data: rows.map(row => row.text), axisLabel: text(ink, { interval: 0, margin: 10, fontWeight: 600 }) }, bare),
        { type: 'value', min: 0, max: 1, show: false },
      ],
      series: [{
        type: 'bar',
        barWidth: BAR,
        data: rows.map(row => part(row.value, row.opens)),
        itemStyle: { color: series[0], borderRadius: 3 },
        showBackground: true,
        backgroundStyle: { color: track, borderRadius: 3 },
        emphasis: { disabled: true },
      }],
    };
    if (chart.mark) {
      const at = Math.min(chart.mark.at, most);
      const x = left + ((width - left - value - 10) * at) / most;
      const room = widthOf(chart.mark.name) / 2;
      const align = x - room < 0 ? 'left' : x + room > width ? 'right' : 'center';
      const stroke = (color, size, type) => ({
        type: 'line', yAxisIndex: 2, data: [[at, 0], [at, 1]], symbol: 'none', silent: true, z: 5, clip: false, lineStyle: { color, width: size, type },
      });
      // The halo keeps the dashes apart from the bars they cross.
      options.series.push(stroke('rgba(255,255,255,.75)', 3, 'solid'), stroke(ink, 1.5, [4, 3]));
      options.series.push({
        type: 'line', yAxisIndex: 2, data: [[at, 0]], symbol: 'circle', symbolSize: 0.1, silent: true, clip: false,
        label: text(ink2, { show: true, position: 'bottom', distance: 6, align, formatter: chart.mark.name }),
      });
    }
    return options;
  }
  bars.height = chart => chart.bars.filter(bar => chart.kind === 'bars' || bar.value > 0).length * ROW + (chart.mark ? 26 : 6);

  // Where the parts of the whole are named: above the part where there is room, else below it, one under the other.
  function placed(chart, width) {
    const whole = chart.whole;
    const total = whole.total || 1;
    let from = 0;
    let free = 0;
    let below = 0;
    return chart.parts.map((name, i) => {
      const count = whole.counts[i];
      const share = percent(count, whole.total);
      const start = (width * from) / total;
      const size = (width * count) / total;
      from += count;
      const room = widthOf(name + count) + 10;
      if (size >= room && start >= free) {
        free = start + room;
        return { i, count, start, size, name: name + count, share: size > widthOf(share, true) + 14 ? share : '', line: 0 };
      }
      const words = name + count + '，' + share;
      const end = start + size;
      return { i, count, start, size, name: words, share: '', line: count === 0 ? 0 : ++below, right: end - widthOf(words) >= 0 };
    }).filter(one => one.count > 0);
  }

  const below = chart => Math.max(0, ...placed(chart, chart.width).map(one => one.line));
  const WHOLE = 38;

  // The whole with its parts named, and under it each row as a bar of the same parts.
  function shares(chart, width, link) {
    const parts = placed(chart, width);
    const lines = below(chart);
    const rows = chart.rows;
    const top = 24 + WHOLE + lines * 20 + (rows.length > 0 ? 14 : 0);
    const name = names(rows.map(row => row.name), width);
    const value = Math.ceil(widest(rows.map(row => row.total + chart.unit), true));
    const inner = width - name.room - value - 20;
    // Rows of the table are the parts where there is nothing but the whole; else the whole comes last.
    const opens = i => (rows.length === 0 ? link(i) : link(rows.length, i));
    const gap = { borderColor: '#fff', borderWidth: 1 };
    const options = {
      grid: [
        { left: 0, right: 0, top: 22, height: WHOLE, outerBoundsMode: 'none' },
        { left: name.room + 10, right: value + 10, top, height: rows.length * ROW, outerBoundsMode: 'none' },
      ],
      xAxis: [
        Object.assign({ type: 'value', min: 0, max: chart.whole.total || 1, axisLabel: { show: false } }, bare),
        Object.assign({ type: 'value', min: 0, max: 1, gridIndex: 1, axisLabel: { show: false } }, bare),
      ],
      yAxis: [
        Object.assign({ type: 'category', data: [''], axisLabel: { show: false } }, bare),
        Object.assign({ type: 'category', gridIndex: 1, inverse: true, data: rows.map(row => row.name), axisLabel: name.label }, bare),
        Object.assign({ type: 'category', gridIndex: 1, inverse: true, position: 'right', data: rows.map(row => row.total + chart.unit), axisLabel: text(ink, { interval: 0, margin: 10, fontWeight: 600 }) }, bare),
      ],
      series: [],
    };
    parts.forEach(one => {
      const color = { color: series[one.i], borderRadius: 3 };
      options.series.push({
        type: 'bar', stack: 'whole', barWidth: WHOLE, itemStyle: Object.assign({}, color, gap), emphasis: { disabled: true },
        data: [part(one.count, opens(one.i), text(onSeries[one.i], { show: one.share !== '', position: 'insideLeft', distance: 8, fontWeight: 600, formatter: one.share }))],
      });
      // A second, unseen bar in the same place carries the name.
      options.series.push({
        type: 'bar', stack: 'names', barWidth: WHOLE, barGap: '-100%', silent: true, itemStyle: { color: 'transparent' },
        data: [{ value: one.count, label: text(ink, one.line === 0
          ? { show: true, position: [2, -20], formatter: one.name }
          : { show: true, position: one.right ? [one.size, WHOLE - 12 + one.line * 20] : [0, WHOLE - 12 + one.line * 20], align: one.right ? 'right' : 'left', formatter: one.name }) }],
      });
    });
    chart.parts.forEach((_, i) => {
      if (rows.length === 0) return;
      options.series.push({
        type: 'bar', stack: 'rows', xAxisIndex: 1, yAxisIndex: 1, barWidth: BAR, itemStyle: Object.assign({ color: series[i], borderRadius: 3 }, gap), emphasis: { disabled: true },
        data: rows.map((row, k) => part(row.total === 0 ? null : row.counts[i] / row.total, link(k, i), text(onSeries[i], {
          show: row.counts[i] > 0 && (inner * row.counts[i]) / row.total > widthOf(String(row.counts[i])) + 8, position: 'inside', formatter: String(row.counts[i]),
        }))),
      });
    });
    return options;
  }
  shares.height = chart => 24 + WHOLE + below(chart) * 20 + (chart.rows.length > 0 ? 14 + chart.rows.length * ROW : 4);

  // Lines named at their ends; a value that was not measured is a gap.
  function lines(chart, width, link, drawn) {
    const written = value => (chart.digits === undefined ? String(value) : value.toFixed(chart.digits));
    const last = chart.lines.map(one => {
      const at = one.values.reduce((found, value, i) => (value === null ? found : i), -1);
      return { at, name: at < 0 ? '' : one.name + written(one.values[at]) + chart.unit };
    });
    const room = Math.ceil(widest(last.map(end => end.name), true)) + 14;
    // Ends that would lie on each other are moved apart, once it is known where they are.
    const shift = chart.lines.map(() => 0);
    if (drawn) {
      const ends = chart.lines.map((one, i) => ({ i, y: last[i].at < 0 ? NaN : drawn.convertToPixel({ yAxisIndex: 0 }, one.values[last[i].at]) }))
        .filter(end => !isNaN(end.y)).sort((one, other) => one.y - other.y);
      for (let k = 1; k < ends.length; k++) {
        const close = ends[k - 1].y + shift[ends[k - 1].i] + SIZE + 5 - ends[k].y;
        if (close > 0) shift[ends[k].i] = close;
      }
    }
    const options = {
      grid: { left: 2, right: room, top: chart.fromZero ? 12 : 26, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'category', boundaryGap: false, data: chart.points, axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: text(ink2, { hideOverlap: true }) },
      yAxis: {
        // An axis that does not begin at 0 says so.
        type: 'value', scale: !chart.fromZero, min: chart.fromZero ? 0 : undefined, splitNumber: 4, minInterval: chart.digits === undefined ? 0 : Math.pow(10, -chart.digits),
        name: chart.fromZero ? '' : '纵轴不从0起' + (chart.unit && '，' + chart.unit), nameGap: 10, nameTextStyle: text(ink2, { align: 'left' }),
        splitLine: { lineStyle: { color: line } }, axisLine: { show: false }, axisTick: { show: false }, axisLabel: text(ink2, { formatter: value => String(Number(value.toFixed(chart.digits ?? 6))) }),
      },
      series: chart.lines.map((one, i) => ({
        type: 'line', data: one.values, name: one.name, connectNulls: false, silent: true, clip: false,
        symbol: i % 2 === 0 ? 'circle' : 'rect', symbolSize: 7, showSymbol: true, itemStyle: { color: series[i] },
        lineStyle: { color: series[i], width: 2, type: i % 2 === 0 ? 'solid' : [5, 4] },
        endLabel: text(ink, { show: true, fontWeight: 600, distance: 8, offset: [0, shift[i]], formatter: last[i].name }),
      })),
    };
    if (chart.mark)
      options.series.push({
        type: 'line', symbol: 'circle', symbolSize: 0.1, silent: true, clip: false, lineStyle: { color: edge, width: 1.5, type: [4, 3] },
        data: chart.points.map((_, i) => ({
          value: chart.mark.at, label: text(ink2, { show: i === chart.points.length - 1, position: 'top', align: 'right', formatter: chart.mark.name }),
        })),
      });
    return options;
  }
  lines.height = () => 180;

  const kinds = { bars, overlap: bars, shares, lines };

  let library = null;
  function load(address) {
    library = library || new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = () => done(window.echarts);
      script.onerror = failed;
      document.head.append(script);
    });
    return library;
  }

  const table = box => box.parentElement.querySelector('details');
  function giveUp(box) {
    box.hidden = true;
    table(box).open = true;
  }

  function draw(box, chart, echarts) {
    const kind = kinds[chart.kind];
    const rows = table(box).querySelector('tbody').rows;
    const link = (row, cell) => {
      const found = (cell === undefined ? rows[row] : rows[row].cells[cell + 1]).querySelector('a');
      return found ? found.href : null;
    };
    const size = () => {
      chart.width = box.clientWidth;
      box.style.height = kind.height(chart) + 'px';
      return { width: chart.width, height: box.clientHeight };
    };
    const picture = echarts.init(box, null, Object.assign({ renderer: 'canvas' }, size()));
    const show = drawn => picture.setOption(Object.assign({ animation: false, textStyle: { fontFamily: font } }, kind(chart, chart.width, link, drawn)), true);
    const paint = () => {
      show(null);
      if (chart.kind === 'lines' && chart.lines.length > 1) show(picture);
    };
    paint();
    picture.on('click', event => {
      if (event.data && event.data.opens) window.location.href = event.data.opens;
    });
    let width = chart.width;
    new ResizeObserver(() => {
      if (box.clientWidth === 0 || box.clientWidth === width) return;
      width = box.clientWidth;
      picture.resize(size());
      paint();
    }).observe(box);
    box.dataset.lbDrawn = 'true';
  }

  const later = window.requestIdleCallback || (work => setTimeout(work, 50));
  const charts = new Map(boxes.map(box => [box, JSON.parse(box.querySelector('script').textContent)]));
  const near = new IntersectionObserver(seen => seen.filter(one => one.isIntersecting).forEach(one => {
    const box = one.target;
    near.unobserve(box);
    later(() => load(box.dataset.lbChart).then(echarts => draw(box, charts.get(box), echarts)).catch(error => {
      giveUp(box);
      if (error instanceof Error) throw error;
    }));
  }), { rootMargin: '200px' });

  charts.forEach((chart, box) => {
    box.hidden = false;
    table(box).open = false;
    // The place is kept before there is a picture, so that nothing jumps.
    chart.width = box.clientWidth;
    box.style.height = kinds[chart.kind].height(chart) + 'px';
    near.observe(box);
  });
})();
