import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folder, Started } from "./process";

// Nothing is started on demand: a keyring, for one, would change the story.
const config = (path: string) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${path}/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** A session bus of its own, and what the desktop would hear on it of notifications. */
export class Bus {
  private constructor(
    readonly address: string,
    private readonly daemon: Started,
    private readonly monitor: Started,
    private readonly remove: () => Promise<void>,
  ) {}

  static async open(): Promise<Bus> {
    const { path, remove } = await folder();
    const file = join(path, "bus.conf");
    await writeFile(file, config(path));
    const daemon = new Started("dbus-daemon", ["--config-file", file, "--nofork", "--print-address"]);
    const [address] = await daemon.says(/unix:\S+/);
    const monitor = new Started("dbus-monitor", ["--address", address, "interface=org.freedesktop.Notifications"]);
    await monitor.says(/NameAcquired/);
    return new Bus(address, daemon, monitor, remove);
  }

  /** Waits for a notification with a title and a text. */
  async notifies(title: string, text: string): Promise<void> {
    const escaped = [title, text].map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    await this.monitor.says(new RegExp(`member=Notify\\n(?:.*\\n){3}\\s*string "${escaped.join('"\\n\\s*string "')}"`));
  }

  async close() {
    await this.monitor.stop();
    await this.daemon.stop();
    await this.remove();
  }
}
