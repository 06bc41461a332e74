-- sudo -u postgres psql -f postgresql.sql
-- The system's user `keitai` signs in by its own name (peer): there is no password to keep.
CREATE ROLE keitai LOGIN;
CREATE DATABASE keitai OWNER keitai ENCODING 'UTF8' TEMPLATE template0;
