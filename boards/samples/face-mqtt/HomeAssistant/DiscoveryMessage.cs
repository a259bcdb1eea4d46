namespace FaceMqtt.HomeAssistant
{
    /// <summary>
    /// What Home Assistant (2024.11 and newer) is told of a board, so that it shows it without any configuration: one device with two binary
    /// sensors, a sensor, an image and, if the board takes commands, a button.
    /// </summary>
    public static class DiscoveryMessage
    {
        /// <summary>Writes the message.</summary>
        /// <param name="board">The board's name in topics.</param>
        /// <param name="name">Its name for people.</param>
        /// <param name="model">What hardware it is.</param>
        /// <param name="takesCommands">Whether it listens to commands.</param>
        /// <returns>JSON.</returns>
        public static byte[] Write(string board, string name, string model, bool takesCommands)
        {
            string[] topics = HouseTopics.All(board);
            JsonWriter json = new JsonWriter();
            json.Begin("device");
            json.Text("identifiers", "dupnet-" + board);
            json.Text("name", name);
            json.Text("manufacturer", "DupNet.Embedded");
            json.Text("model", model);
            json.End();
            json.Begin("origin");
            json.Text("name", "face-mqtt");
            json.End();
            json.Text("availability_topic", topics[HouseTopics.Availability]);
            json.Begin("components");

            Begin(json, board, "presence", "binary_sensor", "Presence");
            json.Text("device_class", "occupancy");
            json.Text("state_topic", topics[HouseTopics.Presence]);
            json.End();

            Begin(json, board, "faces", "sensor", "Faces");
            json.Text("state_class", "measurement");
            json.Text("icon", "mdi:face-recognition");
            json.Text("state_topic", topics[HouseTopics.Faces]);
            json.End();

            Begin(json, board, "picture", "binary_sensor", "Picture");
            json.Text("device_class", "problem");
            json.Text("entity_category", "diagnostic");
            json.Text("state_topic", topics[HouseTopics.Picture]);
            json.Text("value_template", "{{ 'OFF' if value in ('" + HousePayloads.Fine + "', '" + HousePayloads.Unclear + "') else 'ON' }}");
            json.End();

            Begin(json, board, "best-shot", "image", "Best shot");
            json.Text("image_topic", topics[HouseTopics.BestShot]);
            json.Text("content_type", "image/bmp");
            json.End();

            if (takesCommands)
            {
                Begin(json, board, "forget", "button", "Forget best shot");
                json.Text("command_topic", HouseTopics.Command(board));
                json.Text("payload_press", HousePayloads.Forget);
                json.End();
            }

            json.End();
            return json.ToBytes();
        }

        private static void Begin(JsonWriter json, string board, string component, string platform, string name)
        {
            json.Begin(component);
            json.Text("platform", platform);
            json.Text("name", name);
            json.Text("unique_id", "dupnet-" + board + "-" + component);
        }
    }
}
