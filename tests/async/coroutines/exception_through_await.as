# An exception leaves through every await until something catches it.
import asyncio

async def inner():
    raise ValueError("deep")

async def middle():
    try:
        await inner()
    finally:
        print("middle finally")  # expect: middle finally

async def main():
    try:
        await middle()
    except ValueError as e:
        print("caught", e)  # expect: caught deep

asyncio.run(main())
