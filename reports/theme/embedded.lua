-- Quarto's constructs for plain Pandoc: numbered floats, cross-references, callouts, tabsets, layouts, visibility by format.
-- The HTML carries the classes that Quarto writes, so that govtrends.css serves both engines.

local IS_TYPST = FORMAT:match 'typst' ~= nil
local WORDS = { fig = '图', tbl = '表', sec = '小节', eq = '式' }
local CALLOUTS = { note = '注记', tip = '提示', warning = '警告', important = '重要', caution = '注意' }
local NBSP = '\u{a0}'

local function typ(text) return pandoc.RawBlock('typst', text) end
local function html(text) return pandoc.RawBlock('html', text) end
local function warn(text) io.stderr:write('[GOVTRENDS] ' .. text .. '\n') end
local function escaped(text)
  return (text:gsub('&', '&amp;'):gsub('<', '&lt;'):gsub('>', '&gt;'):gsub('"', '&quot;'))
end
local function kind_of(identifier)
  local kind = identifier:match '^(%a+)%-'
  return WORDS[kind] and kind or nil
end

-- Tables ---------------------------------------------------------------------------------------------------------------------------

local function is_number(text)
  text = text:gsub('[%s,，%%‰+−–—~±]', ''):gsub('^[-<>≤≥约]', '')
  return text == '' or text:match '^%-?%d+%.?%d*$' ~= nil
end

local function rows_of(tbl)
  local rows = {}
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do table.insert(rows, row) end
  end
  return rows
end

-- A column without an alignment stands to the right when its cells are all numbers, else to the left.
local function align_numbers(tbl)
  local rows = rows_of(tbl)
  for index, spec in ipairs(tbl.colspecs) do
    local numeric, filled = #rows > 0, false
    for _, row in ipairs(rows) do
      local cell = row.cells[index]
      local text = cell and pandoc.utils.stringify(cell.contents) or ''
      numeric = numeric and is_number(text)
      filled = filled or text:match '%d' ~= nil
    end
    if spec[1] == 'AlignDefault' then
      tbl.colspecs[index] = { numeric and filled and 'AlignRight' or 'AlignLeft', spec[2] }
    end
  end
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do cell.alignment = 'AlignDefault' end
  end
  return tbl
end

-- Widths on paper: every table as wide as the text, the columns by their longest line (a word of Chinese counts double).
local function width_of(cell)
  local longest = 1
  for line in (pandoc.utils.stringify(cell.contents) .. '\n'):gmatch '(.-)\n' do
    local width, was_wide = 0, nil
    for _, code in utf8.codes(line) do
      local wide = code > 0x2e80
      -- Typst sets a thin space between Chinese and Latin.
      if was_wide ~= nil and wide ~= was_wide then width = width + 0.5 end
      width, was_wide = width + (wide and 2 or 1.1), wide
    end
    longest = math.max(longest, width)
  end
  return longest
end

-- What the page holds in such units at the size of tables, and what the padding of a cell takes of it.
local PAGE, PADDING = 104, 4

-- The widest column that still lets all columns fit, when those below it keep their natural width.
local function widest_that_fits(widths)
  local sorted, used = { table.unpack(widths) }, 0
  table.sort(sorted)
  for index, width in ipairs(sorted) do
    local rest = #sorted - index + 1
    if used + width * rest > PAGE then return (PAGE - used) / rest end
    used = used + width
  end
  return sorted[#sorted] or 1
end

local function natural_widths(tbl)
  local widths = {}
  local function take(rows, heading)
    for _, row in ipairs(rows) do
      local column = 1
      for _, cell in ipairs(row.cells) do
        if cell.col_span == 1 then
          local width = width_of(cell)
          if heading then width = math.min(width, math.max(14, width * 0.55)) end -- a long one may break into lines
          widths[column] = math.max(widths[column] or 6, width + PADDING)
        end
        column = column + cell.col_span
      end
    end
  end
  take(rows_of(tbl), false)
  take(tbl.head.rows, true)
  for column = 1, #tbl.colspecs do widths[column] = widths[column] or 6 end
  return widths
end

local function share_width(tbl)
  local widths, total = natural_widths(tbl), 0
  local widest = widest_that_fits(widths)
  for column, width in ipairs(widths) do
    widths[column] = math.min(width, widest)
    total = total + widths[column]
  end
  for column, spec in ipairs(tbl.colspecs) do tbl.colspecs[column] = { spec[1], widths[column] / total } end
  return tbl
end

local function styled_table(tbl)
  tbl = align_numbers(tbl)
  if IS_TYPST then return share_width(tbl) end
  for _, class in ipairs { 'caption-top', 'table' } do
    if not tbl.classes:includes(class) then tbl.classes:insert(class) end
  end
  return tbl
end

-- Other people's HTML (a DataFrame, great_tables): its tables become tables of the document; the page keeps what else it is.
local function read_html(raw)
  if not raw.format:match 'html' then return nil end
  if raw.text:match '<table' then
    local found = pandoc.Blocks {}
    pandoc.read(raw.text, 'html').blocks:walk { Table = function(tbl) found:insert(tbl) end }
    return found
  end
  if IS_TYPST then
    if raw.text:match '%S' and not raw.text:match '^%s*<!%-%-' then warn('an HTML output has no form on paper and was left out') end
    return {}
  end
end

-- First walk: numbers for floats, sections and equations -------------------------------------------------------------------

local numbers, parts, titles = {}, {}, {}
local counters = { fig = 0, tbl = 0, eq = 0 }
local sections = {}

local function number_section(header)
  if header.classes:includes 'unnumbered' then return end
  for level = #sections + 1, header.level do sections[level] = 0 end
  sections[header.level] = sections[header.level] + 1
  for level = #sections, header.level + 1, -1 do sections[level] = nil end
  numbers[header.identifier] = table.concat(sections, '.')
end

local function number_float(identifier, owner)
  if owner then
    parts[owner] = (parts[owner] or 0) + 1
    numbers[identifier] = numbers[owner] .. NBSP .. '(' .. string.char(96 + parts[owner]) .. ')'
  elseif not numbers[identifier] then
    local kind = kind_of(identifier)
    counters[kind] = counters[kind] + 1
    numbers[identifier] = tostring(counters[kind])
  else
    warn('the label ' .. identifier .. ' is used twice')
  end
end

local function is_float(block)
  local kind = block.identifier and kind_of(block.identifier)
  return (block.t == 'Div' or block.t == 'Figure' or block.t == 'Table') and (kind == 'fig' or kind == 'tbl')
end

local function number_blocks(blocks, owner, in_tabs)
  for _, block in ipairs(blocks) do
    if block.t == 'Header' and not in_tabs then
      number_section(block)
    elseif is_float(block) then
      number_float(block.identifier, owner)
      if block.t == 'Div' then number_blocks(block.content, block.identifier, in_tabs) end
    elseif block.t == 'Div' or block.t == 'BlockQuote' then
      local boxed = block.t == 'Div' and (block.classes:includes 'panel-tabset' or tostring(block.classes[1] or ''):match '^callout')
      number_blocks(block.content, owner, in_tabs or boxed)
    elseif (block.t == 'Para' or block.t == 'Plain') and pandoc.utils.stringify(block):find('{#eq-', 1, true) then
      for _, inline in ipairs(block.content) do
        local identifier = inline.t == 'Str' and inline.text:match '^{#(eq%-[%w_-]+)}'
        if identifier then number_float(identifier) end
      end
    end
  end
end

-- Floats ---------------------------------------------------------------------------------------------------------------------------

local function label_of(identifier)
  return WORDS[kind_of(identifier)] .. NBSP .. numbers[identifier]
end

local function captioned(identifier, caption, owned)
  local text = owned and numbers[identifier]:match '%(%a%)' or (label_of(identifier) .. ':')
  local inlines = pandoc.Inlines { pandoc.Str(text), pandoc.Space() }
  inlines:extend(caption)
  return inlines
end

local function with_alt(content)
  return content:walk {
    Image = function(image)
      local alt = image.attributes['fig-alt']
      if alt and alt ~= '' then image.caption = pandoc.Inlines(alt) end
      image.attributes['fig-alt'] = nil
      if not IS_TYPST then
        for _, class in ipairs { 'img-fluid', 'figure-img' } do image.classes:insert(class) end
      end
      return image
    end,
  }
end

local function html_float(identifier, content, caption, owned)
  local kind = kind_of(identifier)
  local top = kind == 'tbl'
  local name = 'quarto-float-' .. kind
  local legend = pandoc.Blocks {
    html(string.format('<figcaption class="quarto-float-caption-%s quarto-float-caption %s" id="%s-caption">',
      top and 'top' or 'bottom', name, identifier)),
    pandoc.Plain(captioned(identifier, caption, owned)),
    html '</figcaption>',
  }
  local blocks = pandoc.Blocks { html('<figure class="quarto-float ' .. name .. ' figure">') }
  if top then blocks:extend(legend) end
  blocks:insert(html('<div aria-describedby="' .. identifier .. '-caption">'))
  blocks:extend(content)
  blocks:insert(html '</div>')
  if not top then blocks:extend(legend) end
  blocks:insert(html '</figure>')
  local classes = { 'quarto-float', 'quarto-figure', 'quarto-figure-center', 'anchored' }
  return pandoc.Div(blocks, pandoc.Attr(identifier, classes))
end

local function typst_float(identifier, content, caption, owned)
  local kind = kind_of(identifier)
  local blocks = pandoc.Blocks {}
  if owned then
    blocks:insert(typ('#subfigure('))
  else
    blocks:insert(typ(string.format('#figure(kind: "quarto-float-%s", supplement: [%s], numbering: "1",', kind, WORDS[kind])))
  end
  blocks:insert(typ 'caption: [')
  local text = owned and captioned(identifier, caption, true) or caption
  blocks:insert(pandoc.Plain(text))
  blocks:insert(typ '])[')
  blocks:extend(content)
  blocks:insert(typ('] <' .. identifier .. '>'))
  return blocks
end

local function float(identifier, content, caption, owned)
  content = with_alt(content)
  local build = IS_TYPST and typst_float or html_float
  return build(identifier, content, caption, owned)
end

-- Layouts --------------------------------------------------------------------------------------------------------------------------

local function layout(content, columns)
  if IS_TYPST then
    local blocks = pandoc.Blocks { typ(string.format('#layout-columns(%d, (', columns)) }
    for _, block in ipairs(content) do
      blocks:insert(typ '[')
      if pandoc.utils.type(block) == 'Blocks' then blocks:extend(block) else blocks:insert(block) end
      blocks:insert(typ '],')
    end
    blocks:insert(typ '))')
    return blocks
  end
  local cells = pandoc.Blocks {}
  for _, block in ipairs(content) do
    local inner = pandoc.utils.type(block) == 'Blocks' and block or pandoc.Blocks { block }
    cells:insert(pandoc.Div(inner, pandoc.Attr('', { 'quarto-layout-cell' })))
  end
  local row = pandoc.Div(cells, pandoc.Attr('', { 'quarto-layout-row' }, { style = '--columns: ' .. columns }))
  return pandoc.Blocks { pandoc.Div(pandoc.Blocks { row }, pandoc.Attr('', { 'quarto-layout-panel' })) }
end

local function columns_of(div, count)
  local columns = tonumber(div.attributes['layout-ncol'])
  local rows = tonumber(div.attributes['layout-nrow'])
  return columns or (rows and math.ceil(count / rows)) or nil
end

-- Callouts and tabsets -------------------------------------------------------------------------------------------------------------

local function callout_kind(div)
  for _, class in ipairs(div.classes) do
    local kind = class:match '^callout%-(%a+)$'
    if kind and CALLOUTS[kind] then return kind end
  end
end

local function callout(div, kind)
  local content = div.content
  local title = div.attributes.title and pandoc.Inlines(div.attributes.title)
  if not title and content[1] and content[1].t == 'Header' then
    title = content[1].content
    content:remove(1)
  end
  title = title or pandoc.Inlines(CALLOUTS[kind])
  if IS_TYPST then
    local blocks = pandoc.Blocks { typ('#briefing-callout("' .. kind .. '", ['), pandoc.Plain(title), typ '])[' }
    blocks:extend(content)
    blocks:insert(typ ']')
    return blocks
  end
  local folds = div.attributes.collapse ~= nil
  local opening, closing = '<div class="callout-header d-flex align-content-center">', '</div>'
  if folds then
    local open = div.attributes.collapse == 'false' and ' open' or ''
    opening, closing = '<details' .. open .. '><summary class="callout-header">', '</summary>'
  end
  local blocks = pandoc.Blocks {
    html(opening .. '<div class="callout-icon-container"><i class="callout-icon"></i></div>'
      .. '<div class="callout-title-container flex-fill">'),
    pandoc.Plain(title),
    html('</div>' .. closing .. '<div class="callout-body-container callout-body">'),
  }
  blocks:extend(content)
  blocks:insert(html('</div>' .. (folds and '</details>' or '')))
  local classes = { 'callout', 'callout-style-default', 'callout-' .. kind, 'callout-titled' }
  return pandoc.Div(blocks, pandoc.Attr(div.identifier, classes))
end

local tabsets = 0

local function tabs_of(div)
  local tabs, level = {}, nil
  for _, block in ipairs(div.content) do
    if block.t == 'Header' and (level == nil or block.level <= level) then
      level = block.level
      table.insert(tabs, { title = block.content, content = pandoc.Blocks {} })
    elseif #tabs > 0 then
      tabs[#tabs].content:insert(block)
    end
  end
  return tabs
end

local function tabset(div)
  local tabs = tabs_of(div)
  local blocks = pandoc.Blocks {}
  if IS_TYPST then
    for _, tab in ipairs(tabs) do
      blocks:extend { typ '#tab-title[', pandoc.Plain(tab.title), typ ']' }
      blocks:extend(tab.content)
    end
    return blocks
  end
  tabsets = tabsets + 1
  blocks:insert(html '<ul class="nav nav-tabs" role="tablist">')
  for index, tab in ipairs(tabs) do
    local name = 'tabset-' .. tabsets .. '-' .. index
    local active = index == 1 and ' active' or ''
    blocks:extend {
      html(string.format('<li class="nav-item" role="presentation"><a class="nav-link%s" id="%s-tab" data-bs-toggle="tab" '
        .. 'data-bs-target="#%s" role="tab" aria-controls="%s" aria-selected="%s" href="#%s">',
        active, name, name, name, tostring(index == 1), name)),
      pandoc.Plain(tab.title),
      html '</a></li>',
    }
  end
  blocks:insert(html '</ul><div class="tab-content">')
  for index, tab in ipairs(tabs) do
    local name = 'tabset-' .. tabsets .. '-' .. index
    blocks:insert(html(string.format('<div id="%s" class="tab-pane%s" role="tabpanel" aria-labelledby="%s-tab" data-title="%s">',
      name, index == 1 and ' active' or '', name, escaped(pandoc.utils.stringify(tab.title)))))
    blocks:extend(tab.content)
    blocks:insert(html '</div>')
  end
  blocks:insert(html '</div>')
  return pandoc.Div(blocks, pandoc.Attr(div.identifier, { 'panel-tabset' }))
end

-- Visibility, page breaks ----------------------------------------------------------------------------------------------------------

local function matches(name)
  if IS_TYPST then return name == 'typst' or name == 'pdf' end
  return name == 'html' or name:match '^html:' ~= nil
end

local function is_hidden(div)
  local shown = true
  local condition, exception = div.attributes['when-format'], div.attributes['unless-format']
  if condition then shown = matches(condition) end
  if exception then shown = not matches(exception) end
  if div.classes:includes 'content-hidden' then return (condition or exception) == nil or shown end
  return not shown
end

local function is_break(block)
  return block.t == 'Para' and pandoc.utils.stringify(block):gsub('%s', '') == '{{<pagebreak>}}'
end

-- Second walk: rebuild from the inside out -----------------------------------------------------------------------------------------

local rebuild

local function caption_of(content)
  local last = content[#content]
  if last and (last.t == 'Para' or last.t == 'Plain') and not (last.content[1] and last.content[1].t == 'Image') then
    content:remove(#content)
    return last.content
  end
  return pandoc.Inlines {}
end

-- `: caption` under a table inside a float, or the caption of a figure of Markdown, where the float itself has none.
local function own_caption(block)
  local caption = pandoc.utils.blocks_to_inlines(block.caption.long)
  return caption
end

local function float_div(div, owner)
  local caption = caption_of(div.content)
  local columns = columns_of(div, #div.content)
  local content = pandoc.Blocks {}
  local pieces = {}
  for _, block in ipairs(div.content) do
    local built
    if (block.t == 'Table' or block.t == 'Figure') and not is_float(block) then
      if #caption == 0 then caption = own_caption(block) end
      block.caption = { long = {} }
      built = block.t == 'Table' and pandoc.Blocks { styled_table(block) } or block.content
    else
      built = rebuild(pandoc.Blocks { block }, div.identifier)
    end
    table.insert(pieces, built)
    content:extend(built)
  end
  if columns then content = layout(pieces, columns) end
  return float(div.identifier, content, caption, owner ~= nil)
end

local function rebuild_div(div, owner)
  local kind = callout_kind(div)
  if is_float(div) then return float_div(div, owner) end
  if div.classes:includes 'content-visible' or div.classes:includes 'content-hidden' then
    return is_hidden(div) and {} or rebuild(div.content, owner)
  end
  local columns = columns_of(div, #div.content)
  if columns then
    local pieces = {}
    for _, block in ipairs(div.content) do table.insert(pieces, rebuild(pandoc.Blocks { block }, owner)) end
    return layout(pieces, columns)
  end
  if kind or div.classes:includes 'panel-tabset' then
    -- Headings inside are titles of the box, taken before their content is rebuilt.
    local content = pandoc.Blocks {}
    for _, block in ipairs(div.content) do
      if block.t == 'Header' then content:insert(block) else content:extend(rebuild(pandoc.Blocks { block }, owner)) end
    end
    div.content = content
    return kind and callout(div, kind) or tabset(div)
  end
  div.content = rebuild(div.content, owner)
  return div
end

function rebuild(blocks, owner)
  local result = pandoc.Blocks {}
  local function add(built)
    if built == nil then return end
    if pandoc.utils.type(built) == 'Block' then result:insert(built) else result:extend(built) end
  end
  for _, block in ipairs(blocks) do
    if is_break(block) then
      add(IS_TYPST and typ '#pagebreak(weak: true)' or html '<div class="page-break"></div>')
    elseif block.t == 'Div' then
      add(rebuild_div(block, owner))
    elseif is_float(block) then
      local caption = own_caption(block)
      local identifier = block.identifier
      block.caption = { long = {} }
      block.identifier = ''
      local content = block.t == 'Table' and pandoc.Blocks { styled_table(block) } or block.content
      add(float(identifier, content, caption, owner ~= nil))
    elseif block.t == 'Table' then
      add(styled_table(block))
    elseif block.t == 'Figure' then
      add(with_alt(pandoc.Blocks { block }))
    elseif block.t == 'Para' and #block.content == 1 and block.content[1].t == 'Image' then
      add(with_alt(pandoc.Blocks { block }))
    elseif block.t == 'BlockQuote' then
      block.content = rebuild(block.content, owner)
      add(block)
    else
      add(block)
    end
  end
  return result
end

-- References and equations ---------------------------------------------------------------------------------------------------------

local function reference(cite)
  local links = pandoc.Inlines {}
  for index, citation in ipairs(cite.citations) do
    local identifier = citation.id
    local kind = kind_of(identifier)
    if not kind then return nil end
    if index > 1 then links:insert(pandoc.Str '、') end
    if numbers[identifier] then
      local bare = citation.mode == 'SuppressAuthor'
      local number = kind == 'eq' and '(' .. numbers[identifier] .. ')' or numbers[identifier]
      local text = bare and number or (WORDS[kind] .. NBSP .. number)
      links:insert(pandoc.Link(text, '#' .. identifier, '', pandoc.Attr('', { 'quarto-xref' })))
    else
      warn('the reference @' .. identifier .. ' points nowhere')
      links:insert(pandoc.Strong('?@' .. identifier))
    end
  end
  return links
end

local function equations(inlines)
  local result, previous = pandoc.Inlines {}, nil
  for _, inline in ipairs(inlines) do
    local identifier = inline.t == 'Str' and inline.text:match '^{#(eq%-[%w_-]+)}'
    local at = #result
    if identifier and at > 0 and result[at].t == 'Space' then at = at - 1 end
    if identifier and at > 0 and result[at].t == 'Math' then
      local math = result[at]
      while #result >= at do result:remove(#result) end
      local number = '(' .. numbers[identifier] .. ')'
      if IS_TYPST then
        result:extend { pandoc.RawInline('typst', '#numbered-equation("' .. number .. '")['), math,
          pandoc.RawInline('typst', ']<' .. identifier .. '>') }
      else
        result:insert(pandoc.Span({ math, pandoc.Span(number, pandoc.Attr('', { 'equation-number' })) },
          pandoc.Attr(identifier, { 'equation' })))
      end
    else
      result:insert(inline)
    end
    previous = inline
  end
  return result
end

-- Dates: 2023-01-05 → 2023年1月5日, as Quarto does for lang zh.
local function spoken_date(meta)
  local year, month, day = pandoc.utils.stringify(meta.date or ''):match '^(%d%d%d%d)%-(%d%d)%-(%d%d)$'
  if year then
    meta.date = pandoc.MetaInlines { pandoc.Str(string.format('%s年%d月%d日', year, tonumber(month), tonumber(day))) }
  end
  return meta
end

local function whole(doc)
  doc = doc:walk { RawBlock = read_html }
  number_blocks(doc.blocks)
  doc.blocks = rebuild(doc.blocks)
  if counters.eq > 0 then doc = doc:walk { Inlines = equations } end -- it looks at every word
  doc = doc:walk { Cite = reference }
  doc.meta = spoken_date(doc.meta)
  return doc
end

return { { Pandoc = whole } }
