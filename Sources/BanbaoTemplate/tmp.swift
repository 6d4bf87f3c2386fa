import BanbaoText
