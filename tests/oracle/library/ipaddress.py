import ipaddress as ip
n = ip.ip_network('192.168.1.0/29'); print(n.netmask, list(n.hosts()), n.num_addresses, ip.ip_address('192.168.1.3') in n, list(n.subnets(1)))
print(ip.ip_address('2001:db8::1').exploded, ip.ip_interface('10.0.0.1/8').network, ip.ip_address('::ffff:1.2.3.4').ipv4_mapped, ip.ip_address(0x7f000001), list(ip.summarize_address_range(ip.ip_address('1.0.0.0'), ip.ip_address('1.0.0.5'))))
for bad in ('1.2.3', '1.2.3.256', '::g', '1.2.3.4/33'):
    try: ip.ip_network(bad)
    except ValueError as e: print(e)
