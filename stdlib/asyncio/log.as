"""The package's logger; importing this module imports logging."""

import logging

logger = logging.getLogger('asyncio')
