// Looks at the page as a reader does: what of ours is drawn, how large its letters are, how they stand out.
async () => {
  const luminance = colour => {
    const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map(c => c / 255)
      .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const opaque = colour => colour && colour !== 'none' && !/^rgba\(.*, 0\)$/.test(colour);

  const background = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (opaque(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };

  const seen = element => element.getClientRects().length > 0 && element.getBoundingClientRect().height > 0;
  const cards = document.querySelectorAll('.jp-RenderedHTMLCommon, .output_html');

  // Hides its text: it is larger than its box, which neither grows nor scrolls.
  const isCut = element => {
    const style = getComputedStyle(element);
    return (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
  };

  // In a formula: what is for the ear alone, the parts that brackets grow by, and struts, which show no letter.
  const isCutOnPurpose = element => element.closest('mjx-container, .MathJax')
    && (element.closest('mjx-assistive-mml, .MJX_Assistive_MathML, mjx-ext')
      || !(element.textContent.trim() || element.querySelector('mjx-c')));

  // Texts that leave the picture, or lie on one another; a line's box is taller than its letters.
  const core = at => ({ left: at.left + 1, right: at.right - 1, top: at.top + at.height / 4, bottom: at.bottom - at.height / 4 });
  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const clashes = (texts, frame) => texts.flatMap((text, i) => {
    const at = core(text.at);
    const outside = at.left < frame.left - 1 || at.right > frame.right + 1 || at.top < frame.top - 1 || at.bottom > frame.bottom + 1;
    return (outside ? [`outside: ${text.text}`] : [])
      .concat(texts.slice(0, i).filter(other => overlap(at, core(other.at))).map(other => `${other.text} / ${text.text}`));
  });

  // The letters of an SVG picture, measured at the size at which the page shows it.
  const letters = (img, box) => {
    const bytes = Uint8Array.from(atob(img.src.split('base64,')[1]), c => c.charCodeAt(0));
    const svg = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'image/svg+xml').documentElement;
    const holder = document.createElement('div');
    holder.style.cssText = `position:absolute;left:0;top:0;width:${box.width}px;height:${box.height}px`;
    svg.setAttribute('width', box.width);
    svg.setAttribute('height', box.height);
    holder.append(document.importNode(svg, true));
    document.body.append(holder);
    const below = [];
    const found = [];
    for (const shape of holder.querySelectorAll('text, rect')) {
      const style = getComputedStyle(shape);
      const at = shape.getBoundingClientRect();
      if (shape.tagName === 'rect') {
        if (opaque(style.fill)) below.push({ at, fill: style.fill });
        continue;
      }
      const [x, y] = [at.left + at.width / 2, at.top + at.height / 2];
      const under = below.filter(s => s.at.left <= x && x <= s.at.right && s.at.top <= y && y <= s.at.bottom).pop();
      found.push({
        at,
        text: shape.textContent,
        size: parseFloat(style.fontSize) * shape.getScreenCTM().a,
        contrast: contrast(style.fill, under ? under.fill : background(img)),
      });
    }
    const frame = holder.getBoundingClientRect();
    holder.remove();
    return { found: found.map(({ at, ...letters }) => letters), clashes: clashes(found.filter(f => f.text.trim()), frame) };
  };

  // How much of a picture is not background, and how far its darkest line is from it.
  const ink = img => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [img.naturalWidth, img.naturalHeight];
    const pen = canvas.getContext('2d');
    pen.drawImage(img, 0, 0);
    const pixels = pen.getImageData(0, 0, canvas.width, canvas.height).data;
    const words = new Uint32Array(pixels.buffer); // one for each pixel: alpha, blue, green, red
    const found = new Map();
    for (let i = 0, end; i < words.length; i = end) {
      for (end = i + 1; end < words.length && words[end] === words[i]; end++);
      if (words[i] >>> 24 === 255) found.set(words[i], (found.get(words[i]) || 0) + end - i);
    }
    const counts = [...found].map(([word, n]) => [`rgb(${word & 255}, ${word >> 8 & 255}, ${word >> 16 & 255})`, n]);
    const [paper] = [...counts].sort((a, b) => b[1] - a[1])[0];
    const total = words.length;
    const drawn = counts.filter(([colour, n]) => n > total / 10000 && contrast(colour, paper) > 1.2);
    return {
      share: drawn.reduce((sum, [, n]) => sum + n, 0) / total,
      contrast: Math.max(1, ...drawn.map(([colour]) => contrast(colour, paper))),
    };
  };

  const pictures = [];
  for (const img of document.querySelectorAll('img[src^="data:image/svg+xml;base64,"]')) {
    if (!seen(img)) continue; // folded away
    img.scrollIntoView();
    await img.decode().catch(() => {});
    const box = img.getBoundingClientRect();
    const drawn = img.complete && img.naturalWidth > 0;
    const { found, clashes } = drawn ? letters(img, box) : { found: [], clashes: [] };
    pictures.push({
      alt: img.alt, drawn, width: box.width, height: box.height,
      scale: box.width / img.naturalWidth,
      letters: found, clashes,
      ink: drawn ? ink(img) : { share: 0, contrast: 1 },
    });
  }
  const measured = element => ({
    text: element.textContent,
    size: parseFloat(getComputedStyle(element).fontSize),
    contrast: contrast(getComputedStyle(element).color, background(element)),
  });
  const tables = [...document.querySelectorAll('table')].filter(seen).map(table => ({
    title: table.textContent.trim().replace(/\s+/g, ' ').slice(0, 40),
    rows: [...table.querySelectorAll('tbody tr')].filter(seen).length,
    letters: [...table.querySelectorAll('th, td, caption')].filter(cell => seen(cell) && cell.textContent.trim()).map(measured),
  }));
  const speaks = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const words = [...document.querySelectorAll('[data-mime-type="text/html"], .output_html')]
    .flatMap(display => [...display.querySelectorAll('*')])
    .filter(element => speaks(element) && seen(element) && !element.closest('mjx-container, .MathJax, .MathJax_Preview'))
    .map(measured);
  const cut = [...cards].flatMap(card => [...card.querySelectorAll('*')]).filter(seen).filter(isCut)
    .filter(element => !isCutOnPurpose(element))
    .map(e => e.textContent.trim().slice(0, 60));
  return JSON.stringify({ pictures, tables, words, cut });
}
