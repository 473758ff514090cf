-- What the briefings add to Markdown, for both engines: tiles, key points, evidence, notes.
-- In HTML the classes are enough (govtrends.css); in Typst each becomes a call of a function of govtrends.typ.

-- A figure links to the quotation it rests on, if that is on the page: marks begin with at-. A link to nothing would stop
-- Typst and mislead a reader, so it becomes plain text.
local marks = {}
local function mark(element) if element.identifier:match '^at%-' then marks[element.identifier] = true end end
local collect = { Span = mark, Div = mark, Header = mark }
local settle = {
  Link = function(link)
    local name = link.target:match '^#(at%-.*)$'
    if name and not marks[name] then return link.content end
  end,
}

if not (FORMAT:match 'typst') then
  return { collect, settle }
end

local function typ(text) return pandoc.RawBlock('typst', text) end

-- Lists, not tables by name: Lua walks those in an order that changes from run to run.
local BLOCKS = { { 'evidence', 'evidence' }, { 'keypoints', 'keypoints' }, { 'small', 'small-note' }, { 'sources', 'source-list' } }
local SPANS = { 'up', 'down', 'hit', 'source', 'tile-label', 'tile-value', 'tile-note' }
local NAMES = { up = 'tone-up', down = 'tone-down' }

local function wrapped(name, content)
  local blocks = pandoc.Blocks { typ('#' .. name .. '[') }
  blocks:extend(content)
  blocks:insert(typ(']'))
  return blocks
end

local function tiles(div)
  local cells = pandoc.Blocks {}
  for _, block in ipairs(div.content) do
    if block.t == 'Div' and block.classes:includes('tile') then
      cells:insert(typ('['))
      cells:extend(block.content)
      cells:insert(typ('],'))
    end
  end
  local blocks = pandoc.Blocks { typ('#tiles((') }
  blocks:extend(cells)
  blocks:insert(typ('))'))
  return blocks
end

local filter = {
  traverse = 'topdown',
  Div = function(div)
    if div.classes:includes('tiles') then return tiles(div) end
    for _, pair in ipairs(BLOCKS) do
      if div.classes:includes(pair[1]) then return wrapped(pair[2], div.content) end
    end
  end,
}

local spans = {
  Span = function(span)
    local inlines, changed = span.content, false
    for _, class in ipairs(SPANS) do
      if span.classes:includes(class) then
        inlines:insert(1, pandoc.RawInline('typst', '#' .. (NAMES[class] or class) .. '['))
        inlines:insert(pandoc.RawInline('typst', ']'))
        changed = true
      end
    end
    if changed then return inlines end
  end,
}

-- Typst makes an ellipsis of three dots, nothing of -? and a minus of a hyphen before a number, where Pandoc writes them as they
-- are. What a page printed stays as printed: each is escaped.
local function tricky(text)
  return text:find('...', 1, true) or text:find('-?', 1, true) or text:find('[^%w]%-%d') or text:find('^%-%d')
end

local function literal(str)
  local text = str.text
  if not tricky(text) then return nil end
  local inlines, from = pandoc.Inlines {}, 1
  local function add(first, last, raw)
    if first > from then inlines:insert(pandoc.Str(text:sub(from, first - 1))) end
    inlines:insert(pandoc.RawInline('typst', raw))
    from = last + 1
  end
  local at = 1
  while at <= #text do
    local dots, mark = text:match('^%.%.%.+', at), text:match('^%-[%?%d]', at)
    if mark ~= '-?' and text:find('^%w', at - 1) and at > 1 then mark = nil end -- 2022-10 is no minus
    if dots then
      add(at, at + #dots - 1, ('\\.'):rep(#dots))
      at = at + #dots
    elseif mark then
      add(at, at, '\\-')
      at = at + 1
    else
      at = at + 1
    end
  end
  if from <= #text then inlines:insert(pandoc.Str(text:sub(from))) end
  return inlines
end

-- A walk over every word takes a while, so one look at the whole text comes first.
local as_printed = {
  Pandoc = function(doc)
    if tricky(pandoc.utils.stringify(doc.blocks)) or tricky(pandoc.utils.stringify(doc.meta.title or '')) then
      return doc:walk { Str = literal }
    end
  end,
}

return { collect, settle, spans, filter, as_printed }
