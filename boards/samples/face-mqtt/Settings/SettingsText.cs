namespace FaceMqtt.Settings
{
    /// <summary>
    /// Reads settings from text: a line is <c>name = value</c>, empty, or a comment that begins with #. Names are broker, port, user, password,
    /// certificate and name.
    /// </summary>
    public static class SettingsText
    {
        private const int MaxName = 40;

        /// <summary>Reads them.</summary>
        /// <param name="text">The text.</param>
        /// <param name="file">Where it comes from, for messages.</param>
        /// <exception cref="SettingsException">A line is wrong, or a setting is missing.</exception>
        public static HouseSettings Read(string text, string file)
        {
            HouseSettings settings = new HouseSettings();
            string[] lines = text.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                string line = lines[i].Trim();
                if (line.Length > 0 && line[0] != '#')
                {
                    Take(settings, line, file + ", line " + (i + 1).ToString());
                }
            }

            if (settings.Broker == null)
            {
                throw new SettingsException(file + " has no line 'broker = NAME'");
            }

            if (settings.Name == null)
            {
                throw new SettingsException(file + " has no line 'name = TEXT': each board of a house has a name of its own");
            }

            if (settings.Port == 0)
            {
                settings.Port = settings.IsSecure ? HouseSettings.SecurePort : HouseSettings.PlainPort;
            }

            return settings;
        }

        private static void Take(HouseSettings settings, string line, string where)
        {
            int equals = line.IndexOf('=');
            if (equals < 1)
            {
                throw new SettingsException(where + ": 'name = value' is expected");
            }

            string name = line.Substring(0, equals).Trim();
            string value = line.Substring(equals + 1).Trim();
            if (value.Length == 0)
            {
                throw new SettingsException(where + ": '" + name + "' has no value");
            }

            switch (name)
            {
                case "broker":
                    RequireNew(settings.Broker, name, where);
                    settings.Broker = value;
                    break;

                case "port":
                    RequireNew(settings.Port == 0 ? null : name, name, where);
                    settings.Port = Port(value, where);
                    break;

                case "user":
                    RequireNew(settings.User, name, where);
                    settings.User = value;
                    break;

                case "password":
                    RequireNew(settings.Password, name, where);
                    settings.Password = value;
                    break;

                case "certificate":
                    RequireNew(settings.Certificate, name, where);
                    settings.Certificate = value;
                    break;

                case "name":
                    RequireNew(settings.Name, name, where);
                    settings.Board = Board(value, where);
                    settings.Name = value;
                    break;

                default:
                    throw new SettingsException(where + ": there is no setting '" + name + "'; there are broker, port, user, password, certificate and name");
            }
        }

        private static void RequireNew(string before, string name, string where)
        {
            if (before != null)
            {
                throw new SettingsException(where + ": '" + name + "' is there twice");
            }
        }

        private static int Port(string value, string where)
        {
            int port;
            if (!int.TryParse(value, out port) || port < 1 || port > 65535)
            {
                throw new SettingsException(where + ": a port is a number of 1 to 65535");
            }

            return port;
        }

        private static string Board(string name, string where)
        {
            char[] board = new char[name.Length];
            bool hasSign = false;
            for (int i = 0; i < name.Length; i++)
            {
                char c = name[i];
                if (c >= 'A' && c <= 'Z')
                {
                    c = (char)(c + 'a' - 'A');
                }

                bool isSign = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                hasSign |= isSign;
                board[i] = isSign ? c : '-';
            }

            if (!hasSign || name.Length > MaxName)
            {
                throw new SettingsException(where + ": a name has 1 to " + MaxName.ToString() + " characters, with a letter a to z or a digit among them");
            }

            return new string(board);
        }
    }
}
