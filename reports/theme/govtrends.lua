-- What the briefings add to Markdown, for both engines: tiles, key points, evidence, notes.
-- In HTML the classes are enough (govtrends.css); in Typst each becomes a call of a function of govtrends.typ.

if not (FORMAT:match 'typst') then
  return {}
end

local function typ(text) return pandoc.RawBlock('typst', text) end

local BLOCKS = { evidence = 'evidence', keypoints = 'keypoints', small = 'small-note', sources = 'small-note' }
local SPANS = {
  ['tile-label'] = 'tile-label', ['tile-value'] = 'tile-value', ['tile-note'] = 'tile-note',
  hit = 'hit', source = 'source', up = 'up', down = 'down',
}

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
    for class, name in pairs(BLOCKS) do
      if div.classes:includes(class) then return wrapped(name, div.content) end
    end
  end,
}

local spans = {
  Span = function(span)
    for class, name in pairs(SPANS) do
      if span.classes:includes(class) then
        local inlines = pandoc.Inlines { pandoc.RawInline('typst', '#' .. name .. '[') }
        inlines:extend(span.content)
        inlines:insert(pandoc.RawInline('typst', ']'))
        return inlines
      end
    end
  end,
}

return { spans, filter }
