DAILY_INPUTS = [{"name": f"x{i}", "unit": "u", "min": -1e6, "max": 1e6, "required": False} for i in range(158)]
