import colorsys
print(colorsys.rgb_to_hsv(.2, .4, .4), colorsys.hsv_to_rgb(.5, .5, .4), colorsys.rgb_to_hls(1, .5, 0), colorsys.yiq_to_rgb(.1, .2, .3))
